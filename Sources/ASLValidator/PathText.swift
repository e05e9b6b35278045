import Diagnostics
import JSONTree

/// A text in a value that looks as if it were computed: a path, or a call of an intrinsic function.
struct PathText {
  let value: String
  let range: SourceRange
  /// The member that it stands in; nil in an array.
  let key: Key?

  struct Key {
    let key: String
    let range: SourceRange

    /// The edit that adds `.$` to the name.
    var withDollar: Diagnostic.Edit { Diagnostic.Edit(.at(range.end - 1), ".$") }
  }

  /// Those of a value, whatever their depth.
  static func all(in value: JSONSyntax) -> [PathText] {
    var found: [PathText] = []
    collect(value, key: nil, into: &found)
    return found
  }

  /// Whether a text is a path that a person means as one: `$`, `$.a`, `$[0]`, `$$.Execution.Id`.
  static func isPath(_ text: String) -> Bool {
    ["$.", "$[", "$$."].contains { text.hasPrefix($0) } || text == "$" || text == "$$"
  }

  private static func isComputed(_ text: String) -> Bool {
    isPath(text) || text.hasPrefix("States.") && text.contains("(") && text.hasSuffix(")")
  }

  private static func collect(_ value: JSONSyntax, key: Key?, into found: inout [PathText]) {
    switch value.kind {
    case .null, .bool, .number: break
    case .string(let text):
      if isComputed(text) { found.append(PathText(value: text, range: value.range, key: key)) }
    case .array(let elements):
      for element in elements { collect(element, key: nil, into: &found) }
    case .object(let members):
      for member in members {
        collect(member.value, key: Key(key: member.key, range: member.keyRange), into: &found)
      }
    }
  }
}
