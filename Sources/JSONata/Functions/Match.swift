import JSONTree

/// A text that is looked at by UTF-16 units; in bytes where that is enough.
enum MatchedText {
  case ascii([UInt8])
  case utf16([UInt16])

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self = bytes.allSatisfy { $0 < 0x80 } ? .ascii(bytes) : .utf16(Array(text.utf16))
  }

  /// How many units there are.
  var count: Int {
    switch self {
    case .ascii(let bytes): bytes.count
    case .utf16(let units): units.count
    }
  }

  /// A part of the text; halves of surrogate pairs become U+FFFD.
  func part(_ range: Range<Int>) -> String {
    switch self {
    case .ascii(let bytes): String(decoding: bytes[range], as: UTF8.self)
    case .utf16(let units): String(decoding: units[range], as: UTF16.self)
    }
  }
}

/// A regular expression and the text it is looked for in.
final class MatchSearch {
  let expression: RegularExpression
  let text: MatchedText

  init(_ expression: RegularExpression, in text: MatchedText) {
    self.expression = expression
    self.text = text
  }

  /// The first match from an offset in UTF-16 units on; an empty one is an error.
  func match(
    from start: Int, _ evaluation: Evaluation
  ) throws(JSONataError) -> FoundMatch? {
    guard start <= text.count else { return nil }
    let budget = min(evaluation.stepsLeft, 1 << 26) * 16
    var left = budget
    let found: RegularExpression.Match?
    do throws(RegularExpression.LimitError) {
      switch text {
      case .ascii(let bytes):
        found = try bytes.withUnsafeBufferPointer { (units) throws(RegularExpression.LimitError) in
          try expression.firstMatch(in: units, from: start, steps: &left)
        }
      case .utf16(let units):
        found = try expression.firstMatch(in: units, from: start, steps: &left)
      }
    } catch {
      throw JSONataError("D1012")
    }
    try evaluation.step(1 + (budget - left) / 16)
    guard let found else { return nil }
    try evaluation.allocate(
      bytes: found.groups.reduce(64 + found.range.count) { $0 + 32 + ($1?.count ?? 0) })
    if found.range.isEmpty { throw JSONataError("D1004", value: .string(expression.pattern)) }
    return FoundMatch(search: self, match: found)
  }

  /// The next match as the object that the language gives, or undefined.
  func next(from start: Int, _ evaluation: Evaluation) throws(JSONataError) -> Value {
    try match(from: start, evaluation).map { .record(Record(of: $0)) } ?? .undefined
  }
}

/// What a regular expression found.
struct FoundMatch {
  let search: MatchSearch
  let match: RegularExpression.Match

  var text: String { search.text.part(match.range) }

  var groups: ContiguousArray<Value> {
    ContiguousArray(match.groups.lazy.map { .string($0.map { search.text.part($0) } ?? "") })
  }

  /// A member of the object that stands for the match.
  func member(_ key: String) -> Value? {
    switch key {
    case "match": .string(text)
    case "start": .number(Double(match.range.lowerBound))
    case "end": .number(Double(match.range.upperBound))
    case "groups": .list(groups)
    case "next":
      .function(
        Function(.nextMatch(search, from: match.range.upperBound), signature: nil, arity: 0))
    default: nil
    }
  }

  var members: ContiguousArray<Record.Member> {
    ContiguousArray(
      ["match", "start", "end", "groups", "next"].lazy.map { key in
        Record.Member(key: key, value: member(key) ?? .undefined)
      })
  }
}

extension Evaluation {
  /// What calling a regular expression gives: its first match from an offset on.
  func matches(
    of expression: RegularExpression, _ arguments: Arguments
  ) throws(JSONataError) -> Value {
    guard case .string(let text) = arguments[0] else { return .undefined }
    let search = MatchSearch(expression, in: MatchedText(text))
    return try search.next(from: max(0, wholeNumber(arguments.number(1) ?? 0)), self)
  }
}

/// The matches of a pattern in a text, one after another: a regular expression's, or those of any
/// function that gives objects of the same shape.
struct MatchSequence {
  struct Match {
    let start: Int
    let end: Int
    private let origin: Origin

    private enum Origin {
      case found(FoundMatch)
      case made(Value)
    }

    init(_ found: FoundMatch) {
      start = found.match.range.lowerBound
      end = found.match.range.upperBound
      origin = .found(found)
    }

    init(_ value: Value, start: Double, end: Double) {
      self.start = wholeNumber(start)
      self.end = wholeNumber(end)
      origin = .made(value)
    }

    var text: String {
      switch origin {
      case .found(let found): return found.text
      case .made(let value):
        guard case .string(let text) = value.member("match") else { return "" }
        return text
      }
    }

    var groups: ContiguousArray<Value> {
      switch origin {
      case .found(let found): found.groups
      case .made(let value): value.member("groups").items
      }
    }

    /// The match as a function is given it.
    var value: Value {
      switch origin {
      case .found(let found): .record(Record(of: found))
      case .made(let value): value
      }
    }
  }

  let text: MatchedText
  private var source: Source

  private enum Source {
    case search(MatchSearch, from: Int)
    case call(Function, Arguments)
    case ended
  }

  init(_ pattern: Value, in text: String) {
    self.text = MatchedText(text)
    guard case .function(let matcher) = pattern else {
      source = .ended
      return
    }
    if case .regularExpression(let expression) = matcher.body {
      source = .search(MatchSearch(expression, in: self.text), from: 0)
    } else {
      source = .call(matcher, Arguments(.string(text)))
    }
  }

  mutating func next(_ evaluation: Evaluation) throws(JSONataError) -> Match? {
    switch source {
    case .ended: return nil
    case .search(let search, let start):
      guard let found = try search.match(from: start, evaluation) else {
        source = .ended
        return nil
      }
      source = .search(search, from: found.match.range.upperBound)
      return Match(found)
    case .call(let function, let arguments):
      let value = Compiler.Finish.unwrap(
        try evaluation.apply(function, arguments, context: .null))
      return try match(value)
    }
  }

  /// What a function that finds matches gave.
  private mutating func match(_ value: Value) throws(JSONataError) -> Match? {
    if value.isUndefined {
      source = .ended
      return nil
    }
    guard case .number(let start) = value.member("start"),
      case .number(let end) = value.member("end"), value.member("groups").isArray || start == end,
      case .function(let next) = value.member("next")
    else { throw JSONataError("T1010") }
    if case .nextMatch(let search, let start) = next.body {
      source = .search(search, from: start)
    } else {
      source = .call(next, Arguments())
    }
    return Match(value, start: start, end: end)
  }
}
