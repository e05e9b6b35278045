import ASLModel
import Diagnostics
import JSONTree

extension JSONSyntax {
  /// A string somewhere in a value.
  struct Text {
    let value: String
    let range: SourceRange
    /// The member that holds it; nil in an array.
    let member: Member?
  }

  /// The strings of a value, whatever their depth, in the order of the text.
  var texts: [Text] {
    var found: [Text] = []
    collectTexts(of: nil, into: &found)
    return found
  }

  private func collectTexts(of member: Member?, into found: inout [Text]) {
    switch kind {
    case .null, .bool, .number: break
    case .string(let text): found.append(Text(value: text, range: range, member: member))
    case .array(let elements):
      for element in elements { element.collectTexts(of: nil, into: &found) }
    case .object(let members):
      for member in members { member.value.collectTexts(of: member, into: &found) }
    }
  }
}

extension JSONSyntax.Text {
  /// Whether it is the same in every execution and after every deployment.
  func isLiteral(in definition: Definition) -> Bool {
    member?.key.hasSuffix(".$") != true && definition.expression(at: range) == nil
      && !Definition.hasPlaceholder(value)
  }
}
