import JSONTree

/// A search for the matches of a regular expression in a string, one after another.
final class MatchSearch {
  let expression: RegularExpression
  let units: [UInt16]
  let start: Int

  init(_ expression: RegularExpression, in units: [UInt16], from start: Int) {
    self.expression = expression
    self.units = units
    self.start = start
  }

  /// The next match as the object that the language gives, or undefined.
  func next(_ evaluation: Evaluation) throws(JSONataError) -> Value {
    guard let match = try evaluation.match(expression, in: units, from: start) else {
      return .undefined
    }
    let record = Record(capacity: 5)
    record.append("match", .string(text(match.range)))
    record.append("start", .number(Double(match.range.lowerBound)))
    record.append("end", .number(Double(match.range.upperBound)))
    record.append(
      "groups",
      .list(
        ContiguousArray(match.groups.lazy.map { .string($0.map { self.text($0) } ?? "") })))
    let rest = MatchSearch(expression, in: units, from: match.range.upperBound)
    record.append("next", .function(Function(.nextMatch(rest), signature: nil, arity: 0)))
    return .record(record)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: units[range], as: UTF16.self)
  }
}

extension Evaluation {
  /// The first match from an offset in UTF-16 units on; an empty one is an error.
  func match(
    _ expression: RegularExpression, in units: [UInt16], from start: Int
  ) throws(JSONataError) -> RegularExpression.Match? {
    guard start <= units.count else { return nil }
    var budget = 1_000_000
    let match: RegularExpression.Match?
    do throws(RegularExpression.LimitError) {
      match = try expression.firstMatch(in: units, from: start, steps: &budget)
    } catch {
      throw JSONataError("D1012")
    }
    try step(1 + (1_000_000 - budget) / 16)
    if let match, match.range.isEmpty {
      throw JSONataError("D1004", value: .string(expression.pattern))
    }
    return match
  }

  /// What calling a regular expression gives: its first match from an offset on.
  func matches(
    of expression: RegularExpression, _ arguments: ContiguousArray<Value>
  ) throws(JSONataError) -> Value {
    guard case .string(let text)? = arguments.first else { return .undefined }
    var start = 0
    if arguments.count > 1, case .number(let offset) = arguments[1], offset > 0 {
      start = Int(min(offset, Double(text.utf16.count + 1)))
    }
    return try MatchSearch(expression, in: Array(text.utf16), from: start).next(self)
  }
}
