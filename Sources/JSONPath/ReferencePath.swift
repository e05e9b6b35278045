public import JSONTree

/// A Path that identifies one node: it has only `.name`, `['name']` and `[n]`.
///
/// In a name behind a dot, a backslash takes the next character as it is, and `\uXXXX` is that
/// UTF-16 unit: the States Language gives such paths, which Jayway JsonPath reads otherwise or not
/// at all.
///
/// - Note: Amazon States Language, "Reference Paths".
public struct ReferencePath: Sendable, Equatable {
  /// As written, with `$$` or `$name`.
  public let source: String
  public let root: Path.Root
  public let steps: [Step]

  public enum Step: Sendable, Hashable {
    case member(String)
    /// Negative indexes count from the end: -1 is the last element.
    case element(Int)
  }

  /// Reads a path; the error says where in the source it is wrong.
  public init(parsing source: String) throws(PathError) {
    let units = Array(source.utf16)
    do throws(PathFailure) {
      try PathLimits.check(units)
      let start = try Path.Root.read(units)
      var parser = ReferencePathParser(units, from: start.end)
      steps = try parser.parse()
      root = start.root
    } catch {
      throw PathError(error, in: units)
    }
    self.source = source
  }

  /// What the path finds; the error is the one that a ``Path`` gives.
  public func evaluate(in document: JSON) throws(PathError) -> JSON {
    if let value = document.value(at: steps) { return value }
    return try query.evaluate(in: document)
  }

  /// What the path finds, if anything; makes no error text.
  public func value(in document: JSON) -> JSON? { document.value(at: steps) }

  private var query: Query {
    Query(
      startsAtRoot: true,
      steps: steps.map { step in
        switch step {
        case .member(let name): .members([name], quote: "'")
        case .element(let index): .elements([index])
        }
      })
  }
}

extension JSON {
  /// What stands at the end of the steps, if each can be taken.
  func value(at steps: [ReferencePath.Step]) -> JSON? {
    if steps.count <= PathLimits.referenceSteps { return value(at: steps, from: 0) }
    var node = self
    for step in steps {
      guard let child = node.value(at: [step], from: 0) else { return nil }
      node = child
    }
    return node
  }

  /// Calls itself so that each node is borrowed from its parent and only the last is copied.
  private func value(at steps: [ReferencePath.Step], from index: Int) -> JSON? {
    if index == steps.count { return self }
    switch steps[index] {
    case .member(let name):
      guard case .object(let object) = self, let place = object.firstIndex(of: name) else {
        return nil
      }
      return object.members[place].value.value(at: steps, from: index + 1)
    case .element(let element):
      guard case .array(let elements) = self else { return nil }
      let place = element < 0 ? elements.count + element : element
      guard elements.indices.contains(place) else { return nil }
      return elements[place].value(at: steps, from: index + 1)
    }
  }
}

/// Reads the steps of a Reference Path.
private struct ReferencePathParser {
  private let units: ArraySlice<UInt16>
  private var position: Int

  init(_ units: [UInt16], from start: Int) {
    var units = units[start...]
    while units.last == .blank { units.removeLast() }
    self.units = units
    position = start
  }

  private var current: UInt16? { position < units.endIndex ? units[position] : nil }

  private func invalid(_ message: String) -> PathFailure { .invalidPath(message, at: position) }

  mutating func parse() throws(PathFailure) -> [ReferencePath.Step] {
    var steps: [ReferencePath.Step] = []
    while let unit = current {
      guard steps.count < PathLimits.referenceSteps else {
        throw invalid("a Reference Path has at most \(PathLimits.referenceSteps) steps")
      }
      if unit == .openSquare {
        steps.append(try readBracket())
        continue
      }
      guard unit == .dot else {
        throw invalid("found \(quoted(unit)) where '.', '[' or the end of the path is expected")
      }
      position += 1
      if current != .openSquare { steps.append(.member(try readName())) }
    }
    return steps
  }

  private func quoted(_ unit: UInt16) -> String { "'\(String(unit: unit))'" }

  private mutating func readName() throws(PathFailure) -> String {
    var name: [UInt16] = []
    let start = position
    reading: while let unit = current {
      switch unit {
      case .dot, .openSquare: break reading
      case .backslash: name.append(try readEscape())
      case .blank, .closeSquare:
        throw invalid("a name with \(quoted(unit)) in it is written in brackets: ['a name']")
      case .at, .comma, .colon, .question, .star, .openRound, .closeRound:
        throw invalid(
          "\(quoted(unit)) is not allowed in a Reference Path, which identifies one node")
      default:
        name.append(unit)
        position += 1
      }
    }
    if position == start {
      throw invalid(
        current == .dot
          ? "'..' is not allowed in a Reference Path, which identifies one node"
          : "the name behind '.' is missing")
    }
    return String(javaUnits: name)
  }

  private mutating func readEscape() throws(PathFailure) -> UInt16 {
    position += 1
    guard let unit = current else { throw invalid("the path ends with '\\'") }
    position += 1
    let digits = String(javaUnits: units[position...].prefix(4))
    guard unit == UInt16(ascii: "u"), digits.utf8.count == 4, let value = UInt16(digits, radix: 16)
    else { return unit }
    position += 4
    return value
  }

  private mutating func readBracket() throws(PathFailure) -> ReferencePath.Step {
    position += 1
    skipBlanks()
    let step: ReferencePath.Step
    if let quote = current, quote == .singleQuote || quote == .doubleQuote {
      step = .member(try readQuoted(quote))
    } else {
      step = .element(try readIndex())
    }
    skipBlanks()
    guard let unit = current else { throw invalid("the ']' is missing") }
    guard unit == .closeSquare else {
      throw invalid(
        "found \(quoted(unit)) where ']' is expected: a Reference Path identifies one node")
    }
    position += 1
    return step
  }

  private mutating func readQuoted(_ quote: UInt16) throws(PathFailure) -> String {
    let start = position + 1
    var end = start
    while end < units.endIndex, units[end] != quote { end += units[end] == .backslash ? 2 : 1 }
    guard end < units.endIndex else { throw invalid("the name is not closed") }
    let name: String
    do throws(PathFailure) {
      name = try unescaped(Array(units[start..<end]))
    } catch {
      throw invalid("the name has a '\\u' without four hexadecimal digits")
    }
    position = end + 1
    return name
  }

  private mutating func readIndex() throws(PathFailure) -> Int {
    var end = position
    if current == .minus { end += 1 }
    while end < units.endIndex, (0x30...0x39).contains(units[end]) { end += 1 }
    guard let index = Int32(javaDigits: units[position..<end]) else {
      throw invalid("'[' is followed by a name in quotes or the index of an element")
    }
    position = end
    return Int(index)
  }

  private mutating func skipBlanks() {
    while current == .blank { position += 1 }
  }
}
