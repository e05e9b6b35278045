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
  ///
  /// - Parameter variables: the workflow variables that there are, so that `$name` is a path.
  static func all(in value: JSONSyntax, variables: Set<String> = []) -> [PathText] {
    value.texts.filter { isComputed($0.value, variables) }.map { text in
      PathText(
        value: text.value, range: text.range,
        key: text.member.map { Key(key: $0.key, range: $0.keyRange) })
    }
  }

  /// Whether a text is a path that a person means as one: `$`, `$.a`, `$[0]`, `$$.Execution.Id`.
  static func isPath(_ text: String) -> Bool {
    ["$.", "$[", "$$."].contains { text.hasPrefix($0) } || text == "$" || text == "$$"
  }

  private static func isComputed(_ text: String, _ variables: Set<String>) -> Bool {
    isPath(text) || text.hasPrefix("States.") && text.contains("(") && text.hasSuffix(")")
      || text.hasPrefix("$") && variables.contains(variable(of: text))
  }

  /// `name` of `$name`, `$name.field` and `$name[0]`.
  static func variable(of text: String) -> String {
    String(text.dropFirst().prefix { !".[".contains($0) })
  }
}
