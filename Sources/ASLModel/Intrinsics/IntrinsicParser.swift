public import Diagnostics
public import JSONPath
import JSONTree

/// Why a text is no invocation of an intrinsic function.
public struct IntrinsicSyntaxError: Error, Sendable, Equatable {
  public let reason: Reason
  /// UTF-8 offsets in the text of the invocation.
  public let range: SourceRange

  public enum Reason: Sendable, Equatable {
    case unexpected(found: String, expected: String)
    case unknownFunction(String)
    case unterminatedString
    case openEscape(String)
    case badNumber(String)
    case badPath(PathError)
    case argumentCount(IntrinsicFunction, Int)
    case argumentType(IntrinsicFunction, index: Int, expected: String, found: String)
    case placeholderCount(placeholders: Int, arguments: Int)
    case tooDeep
  }

  init(_ reason: Reason, at range: SourceRange) {
    self.reason = reason
    self.range = range
  }
}

extension IntrinsicCall {
  /// How deep invocations may be nested in one field.
  ///
  /// - Note: Step Functions guide, "Intrinsic functions", "Reserved characters": 10 nested ones.
  public static let deepest = 10

  /// Whether a text looks like an invocation rather than a path.
  public static func isInvocation(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "(")) && text.utf8.first != UInt8(ascii: "$")
  }

  public init(parsing source: String) throws(IntrinsicSyntaxError) {
    var parser = IntrinsicParser(source)
    self = try parser.parse()
  }
}

/// Reads an invocation; recursion is limited by ``IntrinsicCall/deepest``.
///
/// - Note: Amazon States Language, "Intrinsic Functions".
private struct IntrinsicParser {
  private let bytes: [UInt8]
  private var place = 0

  init(_ source: String) { bytes = Array(source.utf8) }

  mutating func parse() throws(IntrinsicSyntaxError) -> IntrinsicCall {
    let call = try call(depth: 1)
    skipBlanks()
    guard place == bytes.count else { throw unexpected("the end of the invocation") }
    return call
  }

  private mutating func call(depth: Int) throws(IntrinsicSyntaxError) -> IntrinsicCall {
    let start = place
    while let byte = peek, isNameByte(byte) { place += 1 }
    let name = text(start, place)
    guard !name.isEmpty else { throw unexpected("the name of an intrinsic function") }
    guard let function = IntrinsicFunction(rawValue: name) else {
      throw IntrinsicSyntaxError(.unknownFunction(name), at: SourceRange(start: start, end: place))
    }
    guard depth <= IntrinsicCall.deepest else {
      throw IntrinsicSyntaxError(.tooDeep, at: SourceRange(start: start, end: place))
    }
    try expect("(", "'(' after \(name)")
    var ranges: [SourceRange] = []
    let arguments = try arguments(of: function, depth, &ranges)
    let range = SourceRange(start: start, end: place)
    let call = IntrinsicCall(
      function: function, arguments: arguments, source: text(range.start, range.end))
    try call.check(range, ranges)
    return call
  }

  private mutating func arguments(
    of function: IntrinsicFunction, _ depth: Int, _ ranges: inout [SourceRange]
  ) throws(IntrinsicSyntaxError) -> [IntrinsicCall.Argument] {
    var arguments: [IntrinsicCall.Argument] = []
    skipBlanks()
    if skip(")") { return arguments }
    while true {
      skipBlanks()
      let start = place
      let isTemplate = function == .format && arguments.isEmpty
      arguments.append(try argument(isTemplate: isTemplate, depth))
      ranges.append(SourceRange(start: start, end: place))
      skipBlanks()
      if skip(")") { return arguments }
      try expect(",", "',' or ')'")
    }
  }

  private mutating func argument(
    isTemplate: Bool, _ depth: Int
  ) throws(IntrinsicSyntaxError) -> IntrinsicCall.Argument {
    switch peek {
    case UInt8(ascii: "'"): return .literal(.string(try string(isTemplate: isTemplate)))
    case UInt8(ascii: "$"): return .path(try path())
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .literal(try number())
    case let byte? where isNameByte(byte):
      for (word, value) in [("null", JSON.null), ("true", true), ("false", false)]
      where bytes[place...].starts(with: word.utf8) && !isNameByte(at: place + word.utf8.count) {
        place += word.utf8.count
        return .literal(value)
      }
      return .call(try call(depth: depth + 1))
    default: throw unexpected("an argument: '…', a number, a path, null, true, false or States.…")
    }
  }

  /// The text of a string in single quotes.
  ///
  /// The template of States.Format keeps `\{`, `\}` and `\\`, which mean something when it is
  /// filled.
  private mutating func string(isTemplate: Bool) throws(IntrinsicSyntaxError) -> String {
    let start = place
    var content: [UInt8] = []
    place += 1
    while let byte = peek {
      place += 1
      switch byte {
      case UInt8(ascii: "'"): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = peek, #"'{}\"#.utf8.contains(escaped) else {
          let end = peek == nil ? place : place + 1
          throw IntrinsicSyntaxError(
            .openEscape(text(place - 1, end)), at: SourceRange(start: place - 1, end: end))
        }
        if isTemplate, escaped != UInt8(ascii: "'") { content.append(byte) }
        content.append(escaped)
        place += 1
      default: content.append(byte)
      }
    }
    throw IntrinsicSyntaxError(.unterminatedString, at: SourceRange(start: start, end: place))
  }

  private mutating func number() throws(IntrinsicSyntaxError) -> JSON {
    let start = place
    while let byte = peek, isNameByte(byte) || "+-".utf8.contains(byte) { place += 1 }
    let literal = text(start, place)
    do {
      return try JSON(parsing: literal)
    } catch {
      throw IntrinsicSyntaxError(.badNumber(literal), at: SourceRange(start: start, end: place))
    }
  }

  /// A path reaches to the next comma or parenthesis outside its own brackets and quotes.
  private mutating func path() throws(IntrinsicSyntaxError) -> Path {
    let start = place
    var depth = 0
    var quote: UInt8?
    scan: while let byte = peek {
      switch byte {
      case UInt8(ascii: "\\"): place += 1
      case _ where quote != nil: if byte == quote { quote = nil }
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: break scan
      default: break
      }
      place += 1
    }
    place = min(place, bytes.count)
    var end = place
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    do {
      return try Path(parsing: text(start, end))
    } catch {
      let fault = error.offset.map { SourceRange.at(start + $0) }
      throw IntrinsicSyntaxError(.badPath(error), at: fault ?? SourceRange(start: start, end: end))
    }
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private func isNameByte(at offset: Int) -> Bool {
    offset < bytes.count && isNameByte(bytes[offset])
  }

  private mutating func skipBlanks() {
    while let byte = peek, isBlank(byte) { place += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(
    _ character: Unicode.Scalar, _ expected: String
  ) throws(IntrinsicSyntaxError) {
    guard skip(character) else { throw unexpected(expected) }
  }

  private func unexpected(_ expected: String) -> IntrinsicSyntaxError {
    guard place < bytes.count else {
      return IntrinsicSyntaxError(
        .unexpected(found: "the end of the text", expected: expected), at: .at(place))
    }
    let scalar = String(decoding: bytes[place...], as: UTF8.self).unicodeScalars.first.map(
      String.init)
    let found = "'\(scalar ?? "")'"
    let end = place + (scalar?.utf8.count ?? 1)
    return IntrinsicSyntaxError(
      .unexpected(found: found, expected: expected), at: SourceRange(start: place, end: end))
  }
}
