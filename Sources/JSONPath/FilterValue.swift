import JSONTree

extension FilterValue {
  /// A value of the document.
  init(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .string(let value): self = .string(value)
    case .number(let number):
      if let decimal = Decimal(number) { self = .number(decimal) } else { self = .undefined }
    case .array, .object: self = .json(json)
    }
  }

  /// A member of a list: strings that read as a path or as JSON are taken for such, and others are
  /// unquoted and unescaped once more. A list in a list has no class to compare it by.
  init(member json: JSON) throws(PathFailure) {
    switch json {
    case .string(let text): self = try Self.member(text)
    case .null, .bool, .number: self.init(json)
    case .array, .object: throw .java(.jsonPath, "Could not determine value type")
    }
  }

  private static func member(_ text: String) throws(PathFailure) -> FilterValue {
    let units = Array(text.utf16)
    let inner = units.drop { $0 <= .blank }
    if let first = inner.first, first == .at || first == .dollar, isPath(Array(inner)) {
      return .path
    }
    if let first = inner.first, first == .openSquare || first == .openCurly,
      let json = LenientJSON.parse(text), !json.isScalar
    {
      return .jsonText(text, json)
    }
    guard let first = units.first, units.count > 1, first == units.last,
      first == .singleQuote || first == .doubleQuote
    else { return .string(try unescaped(units)) }
    return .string(try unescaped(Array(units.dropFirst().dropLast())))
  }

  private static func isPath(_ units: [UInt16]) -> Bool {
    do throws(PathFailure) {
      _ = try QueryCompiler.compile(units)
      return true
    } catch {
      return false
    }
  }

  /// The array or object, whether of the document or written in the filter.
  private func container() throws(PathFailure) -> JSON? {
    switch self {
    case .json(let json): return json
    case .jsonText(let text, let json):
      guard let json else { throw .java(.illegalArgument, "not JSON: \(text)") }
      return json
    case .string, .number, .bool, .null, .undefined, .pattern, .path: return nil
    }
  }

  func list() throws(PathFailure) -> [FilterValue] {
    guard let container = try container() else { throw .invalidPath("Expected value list node") }
    return try Self.members(container) ?? []
  }

  private static func members(_ container: JSON) throws(PathFailure) -> [FilterValue]? {
    guard case .array(let elements) = container else { return nil }
    var members: [FilterValue] = []
    members.reserveCapacity(elements.count)
    for element in elements { members.append(try FilterValue(member: element)) }
    return members
  }

  func bool() throws(PathFailure) -> Bool {
    guard case .bool(let value) = self else { throw .invalidPath("Expected boolean node") }
    return value
  }
}

// Equality and order. Java's asks the left value, so that `"1.0" == 1` and `1 == "1.0"` differ.
extension FilterValue {
  func equals(_ other: FilterValue) throws(PathFailure) -> Bool {
    switch (self, other) {
    case (.json(let json), .json), (.json(let json), .jsonText):
      guard let other = try other.container() else { return false }
      return json.isJavaEqual(other)
    case (.jsonText, .jsonText), (.jsonText, .json):
      // Text against what was read: never equal.
      _ = try other.container()
      return false
    default: return isEqual(other)
    }
  }

  /// Equality of the members of two lists, and of all that is no array or object.
  func isEqual(_ other: FilterValue) -> Bool {
    switch (self, other) {
    case (.string(let a), .string(let b)): a.isSameText(as: b)
    case (.string(let a), .number(let b)): a == b.text
    case (.number(let a), .number(let b)): a.compare(b) == 0
    case (.number(let a), .string(let b)): Decimal(b).map { a.compare($0) == 0 } ?? false
    case (.bool(let a), .bool(let b)): a == b
    case (.null, .null): true
    case (.json(let a), .json(let b)): a.isJavaEqual(b)
    case (.jsonText(let a, _), .jsonText(let b, _)): a.isSameText(as: b)
    case (.string, _), (.number, _), (.bool, _), (.null, _), (.undefined, _), (.json, _),
      (.jsonText, _), (.pattern, _), (.path, _):
      false
    }
  }

  /// Whether a list whose member this is contains a value: the value is asked.
  func isEqualMember(_ value: FilterValue) -> Bool { value.isEqual(self) }

  func isOfClass(of other: FilterValue) -> Bool {
    switch (self, other) {
    case (.string, .string), (.number, .number), (.bool, .bool), (.null, .null),
      (.undefined, .undefined), (.pattern, .pattern), (.path, .path), (.json, .json),
      (.json, .jsonText), (.jsonText, .json), (.jsonText, .jsonText):
      true
    case (.string, _), (.number, _), (.bool, _), (.null, _), (.undefined, _), (.json, _),
      (.jsonText, _), (.pattern, _), (.path, _):
      false
    }
  }

  /// Below, at or above the other value; nil where the two have no order.
  func order(_ other: FilterValue) -> Int? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a.compare(b)
    case (.string(let a), .string(let b)): Self.order(a, b)
    case (.string, _), (.number, _), (.bool, _), (.null, _), (.undefined, _), (.json, _),
      (.jsonText, _), (.pattern, _), (.path, _):
      nil
    }
  }

  /// By UTF-16 units, as Java's `compareTo`.
  private static func order(_ left: String, _ right: String) -> Int {
    var others = right.utf16.makeIterator()
    for unit in left.utf16 {
      guard let other = others.next() else { return 1 }
      if unit != other { return unit < other ? -1 : 1 }
    }
    return others.next() == nil ? 0 : -1
  }
}

// The other operators.
extension FilterValue {
  func contains(_ other: FilterValue) throws(PathFailure) -> Bool {
    if case .string(let text) = self, case .string(let part) = other {
      return part.utf8.isEmpty || text.utf8.containsSequence(Array(part.utf8))
    }
    guard let container = try container(), let members = try Self.members(container) else {
      return false
    }
    return members.contains { $0.isEqualMember(other) }
  }

  func compareLists(
    _ other: FilterValue, _ isTrue: ([FilterValue], [FilterValue]) -> Bool
  ) throws(PathFailure) -> Bool {
    guard let right = try other.container() else { throw .invalidPath("Expected value list node") }
    guard let others = try Self.members(right) else { return false }
    guard let left = try container() else { throw .invalidPath("Expected value list node") }
    guard let own = try Self.members(left) else { return false }
    return isTrue(own, others)
  }

  func hasSize(_ other: FilterValue) throws(PathFailure) -> Bool {
    guard case .number(let number) = other else { return false }
    let expected = Int(number.int32Value)
    if case .string(let text) = self { return text.utf16.count == expected }
    guard let container = try container() else { return false }
    return (container.arrayValue?.count ?? -1) == expected
  }

  func isEmpty(_ other: FilterValue) throws(PathFailure) -> Bool {
    if case .string(let text) = self { return try text.isEmpty == other.bool() }
    switch try container() {
    case .array(let elements): return try elements.isEmpty == other.bool()
    case .object:
      throw .java(
        .classCast,
        "class java.util.LinkedHashMap cannot be cast to class java.util.Collection "
          + "(java.util.LinkedHashMap and java.util.Collection are in module java.base of loader "
          + "'bootstrap')")
    case .null, .bool, .number, .string: return try other.bool()
    case nil: return false
    }
  }

  /// Whether a regular expression on one side matches the whole of the other, or one of its
  /// members.
  func matches(_ other: FilterValue) throws(PathFailure) -> Bool {
    switch (self, other) {
    case (.pattern, .pattern): return false
    case (.pattern(let pattern), let value), (let value, .pattern(let pattern)):
      if let members = try value.container().flatMap({ container throws(PathFailure) in
        try Self.members(container)
      }) {
        for member in members where try pattern.matchesAll(of: member.matchedText) { return true }
        return false
      }
      return try pattern.matchesAll(of: value.matchedText)
    case (.string, _), (.number, _), (.bool, _), (.null, _), (.undefined, _), (.json, _),
      (.jsonText, _), (.path, _):
      return false
    }
  }

  private var matchedText: String {
    switch self {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let value): String(value)
    case .null, .undefined, .json, .jsonText, .pattern, .path: ""
    }
  }
}

extension JSON {
  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .null, .bool, .number, .string: true
    }
  }
}

extension String.UTF8View {
  fileprivate func containsSequence(_ part: [UInt8]) -> Bool {
    let bytes = Array(self)
    guard part.count <= bytes.count else { return false }
    return (0...(bytes.count - part.count)).contains { start in
      bytes[start..<(start + part.count)].elementsEqual(part)
    }
  }
}
