import Diagnostics

/// The grammar of RFC 8259; what it reads goes to a builder.
///
/// It keeps its own stack instead of calling itself, so that the depth of a text takes no stack of
/// the thread, and so that the elements of a container can be moved into it all at once.
struct JSONParser<Builder: JSONBuilder>: ~Copyable {
  private var scanner: JSONScanner
  private let builder: Builder
  private let maximumDepth: Int
  /// The container that is being read, and those around it.
  private var container = Container(start: 0, kind: .text, firstNode: 0, firstKey: 0)
  private var outer: [Container] = []
  /// What stands in the open containers: their elements, and the values and keys of their members.
  private var nodes = MoveStack<Builder.Node>(capacity: 64)
  private var keys = MoveStack<JSONKey>(capacity: 64)

  private struct Container {
    let start: Int
    let kind: Kind
    /// How high the stacks were when it was opened.
    let firstNode: Int
    let firstKey: Int
    var seen = JSONKeyHash()

    enum Kind { case text, array, object }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: Builder, maximumDepth: Int) {
    scanner = JSONScanner(bytes)
    self.builder = builder
    self.maximumDepth = maximumDepth
  }

  mutating func parseText() throws(JSONError) -> Builder.Node {
    if scanner.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.offset = 3 }
    scanner.skipWhitespace()
    guard !scanner.isAtEnd else { throw JSONError(.empty, at: .at(scanner.offset)) }
    repeat {
      while try !startValue() {}
    } while try !finishContainers()
    guard scanner.isAtEnd else {
      let rest = SourceRange(start: scanner.offset, end: scanner.bytes.count)
      throw JSONError(.textAfterValue, at: rest)
    }
    return nodes.pop()
  }

  /// Reads a scalar, an empty container, or the opening of one up to where its first value starts.
  ///
  /// - Returns: whether the value is complete.
  @inline(__always)
  private mutating func startValue() throws(JSONError) -> Bool {
    let start = scanner.offset
    switch scanner.current {
    case UInt8(ascii: "\""):
      let text = try scanner.readString()
      nodes.push(builder.string(text, range(from: start)))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = try scanner.readNumber()
      nodes.push(builder.number(number, range(from: start)))
    case UInt8(ascii: "{"):
      try open(.object)
      guard scanner.consume(UInt8(ascii: "}")) else {
        try readKey()
        return false
      }
      try close()
    case UInt8(ascii: "["):
      try open(.array)
      guard scanner.consume(UInt8(ascii: "]")) else { return false }
      try close()
    case UInt8(ascii: "t"):
      try scanner.readWord("true")
      nodes.push(builder.bool(true, range(from: start)))
    case UInt8(ascii: "f"):
      try scanner.readWord("false")
      nodes.push(builder.bool(false, range(from: start)))
    case UInt8(ascii: "n"):
      try scanner.readWord("null")
      nodes.push(builder.null(range(from: start)))
    default: throw scanner.unexpected("a JSON value")
    }
    return true
  }

  /// Reads what follows a value: the ends of the containers that it ends, or a comma up to where
  /// the next value starts.
  ///
  /// - Returns: whether the text is complete.
  @inline(__always)
  private mutating func finishContainers() throws(JSONError) -> Bool {
    while true {
      scanner.skipWhitespace()
      switch container.kind {
      case .text: return true
      case .object:
        if scanner.consume(UInt8(ascii: ",")) {
          scanner.skipWhitespace()
          try readKey()
          return false
        }
        guard scanner.consume(UInt8(ascii: "}")) else { throw scanner.unexpected("',' or '}'") }
      case .array:
        if scanner.consume(UInt8(ascii: ",")) {
          scanner.skipWhitespace()
          return false
        }
        guard scanner.consume(UInt8(ascii: "]")) else { throw scanner.unexpected("',' or ']'") }
      }
      try close()
    }
  }

  private mutating func open(_ kind: Container.Kind) throws(JSONError) {
    guard outer.count < maximumDepth else {
      let bracket = SourceRange(start: scanner.offset, end: scanner.offset + 1)
      throw JSONError(.tooDeep(limit: maximumDepth), at: bracket)
    }
    outer.append(container)
    container = Container(
      start: scanner.offset, kind: kind, firstNode: nodes.count, firstKey: keys.count)
    scanner.offset += 1
    scanner.skipWhitespace()
  }

  /// Makes a node of the container whose closing bracket was read.
  private mutating func close() throws(JSONError) {
    let range = range(from: container.start)
    let values = nodes.takeTop(from: container.firstNode)
    switch container.kind {
    case .array: nodes.push(builder.array(values, range))
    case .object:
      let keys = keys.takeTop(from: container.firstKey)
      let mayRepeat = container.seen.mayRepeat
      nodes.push(try builder.object(keys, values, mayRepeat: mayRepeat, range))
    case .text: preconditionFailure("only an array or an object has a closing bracket")
    }
    container = outer.removeLast()
  }

  /// Reads the key of a member and the colon, up to where its value starts.
  private mutating func readKey() throws(JSONError) {
    let start = scanner.offset
    guard scanner.current == UInt8(ascii: "\"") else {
      throw scanner.unexpected("a key in quotation marks")
    }
    let (text, hash) = try scanner.readKey()
    container.seen.insert(hash)
    keys.push(JSONKey(text: text, range: range(from: start)))
    scanner.skipWhitespace()
    guard scanner.consume(UInt8(ascii: ":")) else {
      throw scanner.unexpected("':' after the key \"\(text.prefix(40))\"")
    }
    scanner.skipWhitespace()
  }

  private func range(from start: Int) -> SourceRange {
    SourceRange(start: start, end: scanner.offset)
  }
}

/// The key of a member, and where its literal stands.
struct JSONKey {
  let text: String
  let range: SourceRange
}

/// Which keys an object has had, roughly: enough to know that none has come twice.
struct JSONKeyHash {
  /// The hash of a key that was not hashed.
  static let unknown: UInt64 = 0

  private var bits: UInt64 = 0
  private var hasUnknown = false
  private(set) var mayRepeat = false

  mutating func insert(_ hash: UInt64) {
    let bit: UInt64 = 1 << (hash & 63)
    let isUnknown = hash == Self.unknown
    if bits & bit != 0 || hasUnknown || (isUnknown && bits != 0) { mayRepeat = true }
    bits |= bit
    if isUnknown { hasUnknown = true }
  }
}
