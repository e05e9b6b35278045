import Diagnostics

/// A token of JSONata and where it stands.
struct Token: Equatable {
  let kind: Kind
  let range: SourceRange

  enum Kind: Equatable {
    case end
    /// A field name; quoted ones (`` `a b` ``) are never keywords.
    case name(String, isQuoted: Bool)
    /// `$x` without its `$`; the bare `$` is the empty name.
    case variable(String)
    case string(String)
    case number(Double)
    case value(Literal)
    case regularExpression(pattern: String, flags: String)
    case symbol(Symbol)
  }

  enum Literal: Equatable { case null, `true`, `false` }

  enum Symbol: String {
    case dot = "."
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case openParenthesis = "("
    case closeParenthesis = ")"
    case comma = ","
    case at = "@"
    case hash = "#"
    case semicolon = ";"
    case colon = ":"
    case question = "?"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case percent = "%"
    case bar = "|"
    case ampersand = "&"
    case equal = "="
    case less = "<"
    case greater = ">"
    case caret = "^"
    case descendant = "**"
    case range = ".."
    case bind = ":="
    case notEqual = "!="
    case lessEqual = "<="
    case greaterEqual = ">="
    case apply = "~>"
    case and = "and"
    case or = "or"
    case `in` = "in"
    case defaultValue = "?:"
    case coalesce = "??"
    case not = "!"
    case tilde = "~"
  }
}

extension Token {
  /// The token as error texts show it.
  var text: String {
    switch kind {
    case .end: "(end)"
    case .name(let name, _): name
    case .variable(let name): name
    case .string(let text): text
    case .number(let value): numberText(value)
    case .value(.null): "null"
    case .value(.true): "true"
    case .value(.false): "false"
    case .regularExpression(let pattern, let flags): "/\(pattern)/\(flags)"
    case .symbol(let symbol): symbol.rawValue
    }
  }
}
