public import Diagnostics
public import JSONTree

/// Reads the values of one configuration file and collects what is wrong with them, each at its
/// place.
public struct ConfigurationReader {
  public private(set) var diagnostics: [Diagnostic] = []

  public init() {}

  /// A value and the RFC 6901 pointer to it.
  public struct Value {
    public let syntax: JSONSyntax
    let pointer: String

    /// The value that a file holds.
    public init(_ root: JSONSyntax) { self.init(syntax: root, pointer: "") }

    init(syntax: JSONSyntax, pointer: String) {
      self.syntax = syntax
      self.pointer = pointer
    }
  }

  /// The members of an object; reports another type of value, keys that nothing reads and keys that
  /// stand twice.
  ///
  /// - Parameter keys: the keys that are read; nil where the keys are names that the user gives.
  public mutating func members(of value: Value, keys: [String]? = nil, in what: String) -> [Member]?
  {
    guard let members = value.syntax.members else {
      report(.wrongType(what, "an object", value.syntax), at: value)
      return nil
    }
    var seen: Set<String> = []
    for member in members {
      if !seen.insert(member.key).inserted {
        report("repeated-key", .repeatedKey(member.key, what), member.keyRange, value.pointer)
      }
      guard let keys, !keys.contains(member.key) else { continue }
      let nearest = nearestName(to: member.key, among: keys)
      report(
        "unknown-key", .unknownKey(member.key, what), member.keyRange, value.pointer,
        help: [nearest.map { "did you mean \"\($0)\"?" } ?? "known keys: \(list(keys))"])
    }
    return members.map { Member(key: $0.key, keyRange: $0.keyRange, value: value.child($0)) }
  }

  public struct Member {
    public let key: String
    public let keyRange: SourceRange
    public let value: Value
  }

  public mutating func elements(of value: Value, in what: String) -> [Value]? {
    guard let elements = value.syntax.elements else {
      report(.wrongType(what, "an array", value.syntax), at: value)
      return nil
    }
    return elements.enumerated().map { index, element in
      Value(syntax: element, pointer: "\(value.pointer)/\(index)")
    }
  }

  public mutating func string(_ value: Value?, _ what: String) -> String? {
    guard let value else { return nil }
    if let text = value.syntax.stringValue { return text }
    report(.wrongType(what, "a string", value.syntax), at: value)
    return nil
  }

  public mutating func strings(_ value: Value?, _ what: String) -> [String]? {
    guard let value, let elements = elements(of: value, in: what) else { return nil }
    let strings = elements.map { string($0, "an element of \(what)") }
    return strings.contains(nil) ? nil : strings.compactMap(\.self)
  }

  public mutating func bool(_ value: Value?, _ what: String) -> Bool? {
    guard let value else { return nil }
    if case .bool(let flag) = value.syntax.kind { return flag }
    report(.wrongType(what, "true or false", value.syntax), at: value)
    return nil
  }

  public mutating func integer(
    _ value: Value?, _ what: String, in range: ClosedRange<Int>
  ) -> Int? {
    guard let value else { return nil }
    guard case .number(let number) = value.syntax.kind, let whole = number.integerValue else {
      report(.wrongType(what, "a whole number", value.syntax), at: value)
      return nil
    }
    if let fitting = Int(exactly: whole), range.contains(fitting) { return fitting }
    report(.outOfRange(what, range), at: value)
    return nil
  }

  /// One of the words of an enumeration.
  public mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ value: Value?, _ what: String, _ type: Word.Type
  ) -> Word? {
    guard let value, let text = string(value, what) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let nearest = nearestName(to: text, among: words) ?? words.first { text.hasPrefix($0) }
    report(
      .unknownWord(text, what, words), at: value,
      help: nearest.map { ["did you mean \"\($0)\"?"] } ?? [])
    return nil
  }

  /// An object whose values are all strings.
  mutating func environment(_ value: Value?, _ what: String) -> [String: String] {
    guard let value, let members = members(of: value, in: what) else { return [:] }
    var variables: [String: String] = [:]
    for member in members {
      variables[member.key] = string(member.value, "the variable \"\(member.key)\"")
    }
    return variables
  }

  public mutating func report(_ message: Diagnostic.Message, at value: Value, help: [String] = []) {
    report("invalid-configuration", message, value.syntax.range, value.pointer, help: help)
  }

  public mutating func report(
    _ rule: Diagnostic.Rule, _ message: Diagnostic.Message, _ range: SourceRange, _ pointer: String,
    help: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(rule, .error, message, at: range, pointer: pointer, help: help))
  }
}

extension ConfigurationReader.Value {
  func child(_ member: JSONSyntax.Member) -> ConfigurationReader.Value {
    let key = member.key.replacing("~", with: "~0").replacing("/", with: "~1")
    return ConfigurationReader.Value(syntax: member.value, pointer: "\(pointer)/\(key)")
  }
}

extension [ConfigurationReader.Member] {
  /// The value of a key; of a repeated key the last.
  public subscript(_ key: String) -> ConfigurationReader.Value? { last { $0.key == key }?.value }
}

func list(_ words: [String]) -> String {
  words.map { "\"\($0)\"" }.joined(separator: ", ")
}

extension Diagnostic.Message {
  fileprivate static func wrongType(_ what: String, _ wanted: String, _ found: JSONSyntax) -> Self {
    "\(what) must be \(wanted), not \(found.json.typeName)"
  }

  fileprivate static func unknownKey(_ key: String, _ what: String) -> Self {
    "\(what) has no key \"\(key)\""
  }

  fileprivate static func repeatedKey(_ key: String, _ what: String) -> Self {
    "the key \"\(key)\" stands twice in \(what)"
  }

  fileprivate static func outOfRange(_ what: String, _ range: ClosedRange<Int>) -> Self {
    "\(what) must be from \(range.lowerBound) to \(range.upperBound)"
  }

  fileprivate static func unknownWord(_ text: String, _ what: String, _ words: [String]) -> Self {
    "\"\(text)\" is no \(what); it is one of \(list(words))"
  }
}
