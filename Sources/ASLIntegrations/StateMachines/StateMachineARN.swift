/// `arn:aws:states:REGION:ACCOUNT:stateMachine:NAME[:VERSION or ALIAS]`.
struct StateMachineARN: Sendable, Hashable {
  let text: String
  let region: String
  let account: String
  let name: String
  let qualifier: String?

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 7 || parts.count == 8, parts[0] == "arn", parts[2] == "states",
      parts[5] == "stateMachine", parts.dropFirst(3).allSatisfy({ !$0.isEmpty })
    else { return nil }
    self.text = text
    (region, account, name) = (parts[3], parts[4], parts[6])
    qualifier = parts.count == 8 ? parts[7] : nil
  }

  var unqualified: String {
    guard let qualifier else { return text }
    return String(text.dropLast(qualifier.count + 1))
  }

  /// A version is a number, an alias has a letter.
  var isVersion: Bool { qualifier?.allSatisfy(\.isNumber) == true }

  /// The name in an ARN, or in a pattern of one; else the text itself.
  static func name(in text: String) -> String {
    guard text.hasPrefix("arn:") else { return text }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 6 ? String(parts[6]) : text
  }
}
