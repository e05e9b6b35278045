/// What keys, tokens and passwords look like.
enum SecretPattern {
  /// What kind of secret a text is for certain; nil for any other text.
  static func kind(of text: String) -> String? {
    if text.contains("-----BEGIN "), text.contains("PRIVATE KEY-----") { return "a private key" }
    let bytes = Array(text.utf8)
    for (prefix, count, kind) in tokens where holdsToken(bytes, Array(prefix.utf8), count) {
      return kind
    }
    return nil
  }

  /// How a token begins, how many letters and digits follow at least, and what it is.
  private static let tokens = [
    ("AKIA", 16, "an AWS access key"), ("ASIA", 16, "an AWS access key"),
    ("ghp_", 36, "a token of GitHub"), ("github_pat_", 22, "a token of GitHub"),
    ("xoxb-", 10, "a token of Slack"), ("xoxp-", 10, "a token of Slack"),
    ("hooks.slack.com/services/T", 8, "a webhook of Slack"), ("sk_live_", 16, "a key of Stripe"),
    ("AIza", 35, "a key of Google"),
  ]

  private static func holdsToken(_ bytes: [UInt8], _ prefix: [UInt8], _ count: Int) -> Bool {
    guard bytes.count >= prefix.count + count else { return false }
    return bytes.indices.dropLast(prefix.count + count - 1).contains { start in
      bytes[start...].starts(with: prefix)
        && (start == 0 || !isWordPart(bytes[start - 1]))
        && bytes[(start + prefix.count)..<(start + prefix.count + count)].allSatisfy(isWordPart)
    }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether a field or an environment variable of this name holds a secret.
  static func isSecret(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return names.contains { plain.hasSuffix($0) }
  }

  private static let names = [
    "password", "passwd", "passphrase", "secretkey", "secretaccesskey", "clientsecret", "apikey",
    "accesstoken", "privatekey", "authtoken",
  ]

  /// Whether a text may be the secret itself, not where it is to be found.
  static func isOpaque(_ text: String) -> Bool {
    text.utf8.count >= 4
      && !["$", "arn:", "{{", "/", "http", "States."].contains(where: text.hasPrefix)
  }
}
