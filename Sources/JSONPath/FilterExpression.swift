import JSONTree

/// What stands between `[?(` and `)]`.
indirect enum FilterExpression: Sendable {
  case any([FilterExpression])
  case all([FilterExpression])
  case not(FilterExpression)
  case comparison(FilterOperand, FilterOperator, FilterOperand)
  /// A path alone: whether it leads somewhere, or with `!` nowhere.
  case existence(Query, isExpected: Bool)
}

enum FilterOperand: Sendable {
  case path(Query)
  case value(FilterValue)
}

/// The words and signs between two operands; words in any case.
enum FilterOperator: String, Sendable {
  case greaterOrEqual = ">="
  case lessOrEqual = "<="
  case equal = "=="
  case equalOfType = "==="
  case notEqual = "!="
  case notEqualOfType = "!=="
  case less = "<"
  case greater = ">"
  case matches = "=~"
  case notIn = "NIN"
  case isIn = "IN"
  case contains = "CONTAINS"
  case all = "ALL"
  case size = "SIZE"
  case exists = "EXISTS"
  case type = "TYPE"
  case satisfies = "MATCHES"
  case empty = "EMPTY"
  case subsetOf = "SUBSETOF"
  case anyOf = "ANYOF"
  case noneOf = "NONEOF"
}

/// A value as filters compare it; each case is a class of its own, and most comparisons ask for it.
enum FilterValue: Sendable {
  case string(String)
  case number(Decimal)
  case bool(Bool)
  case null
  /// What a path that leads nowhere yields; equal to nothing, itself included.
  case undefined
  /// An array or object of the document.
  case json(JSON)
  /// An array or object written in the filter; read anew for each use, with what reading it gave.
  case jsonText(String, JSON?)
  case pattern(RegularExpression)
  /// A member of a list that reads as a path: equal to nothing.
  case path
}
