import Diagnostics
import Digests

/// What stays the same about a finding while lines move: its rule, the pointer to the value, and
/// the message.
struct Fingerprint: Hashable {
  let rule: String
  let pointer: String
  let message: String

  init(_ finding: Diagnostic) {
    rule = finding.rule.name
    pointer = finding.pointer ?? ""
    message = finding.message.text
  }

  init(rule: String, pointer: String, message: String) {
    self.rule = rule
    self.pointer = pointer
    self.message = message
  }

  /// 128 bits in hexadecimal digits.
  ///
  /// - Parameter number: from 0, of those with the same fingerprint.
  func digest(number: Int) -> String {
    let text = [rule, pointer, message, "\(number)"].joined(separator: "\0")
    return hexadecimal(Array(Digest.sha256.hash(Array(text.utf8)).prefix(16)))
  }
}
