import Diagnostics

/// What a JSON text becomes: a value, or a syntax tree.
///
/// The nodes and keys of a container come in buffers, from which the builder moves them out.
protocol JSONBuilder {
  associatedtype Node
  func null(_ range: SourceRange) -> Node
  func bool(_ value: Bool, _ range: SourceRange) -> Node
  func number(_ value: JSONNumber, _ range: SourceRange) -> Node
  func string(_ value: String, _ range: SourceRange) -> Node
  func array(_ elements: UnsafeMutableBufferPointer<Node>, _ range: SourceRange) -> Node

  /// - Parameter mayRepeat: false if it is known that no two keys are equal.
  func object(
    _ keys: UnsafeMutableBufferPointer<JSONKey>, _ values: UnsafeMutableBufferPointer<Node>,
    mayRepeat: Bool, _ range: SourceRange
  ) throws(JSONError) -> Node
}

struct JSONValueBuilder: JSONBuilder {
  private let rejectsDuplicateKeys: Bool

  init(_ options: JSONParsingOptions) { rejectsDuplicateKeys = options.rejectsDuplicateKeys }

  func null(_ range: SourceRange) -> JSON { .null }
  func bool(_ value: Bool, _ range: SourceRange) -> JSON { .bool(value) }
  func number(_ value: JSONNumber, _ range: SourceRange) -> JSON { .number(value) }
  func string(_ value: String, _ range: SourceRange) -> JSON { .string(value) }

  func array(_ elements: UnsafeMutableBufferPointer<JSON>, _ range: SourceRange) -> JSON {
    .array(Array(moving: elements))
  }

  func object(
    _ keys: UnsafeMutableBufferPointer<JSONKey>, _ values: UnsafeMutableBufferPointer<JSON>,
    mayRepeat: Bool, _ range: SourceRange
  ) throws(JSONError) -> JSON {
    let repeated = mayRepeat && rejectsDuplicateKeys ? firstRepeated(of: keys) : nil
    var members: ContiguousArray<JSONObject.Member> = []
    members.reserveCapacity(keys.count)
    for index in keys.indices {
      let key = keys.moveElement(from: index).text
      members.append(JSONObject.Member(key: key, value: values.moveElement(from: index)))
    }
    if let repeated { throw JSONError(.duplicateKey(repeated.text), at: repeated.range) }
    return .object(JSONObject(members: members, mayRepeat: mayRepeat))
  }
}

struct JSONSyntaxBuilder: JSONBuilder {
  private let rejectsDuplicateKeys: Bool

  init(_ options: JSONParsingOptions) { rejectsDuplicateKeys = options.rejectsDuplicateKeys }

  func null(_ range: SourceRange) -> JSONSyntax { JSONSyntax(.null, range: range) }
  func bool(_ value: Bool, _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.bool(value), range: range)
  }
  func number(_ value: JSONNumber, _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.number(value), range: range)
  }
  func string(_ value: String, _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.string(value), range: range)
  }

  func array(_ elements: UnsafeMutableBufferPointer<JSONSyntax>, _ range: SourceRange) -> JSONSyntax
  {
    JSONSyntax(.array(Array(moving: elements)), range: range)
  }

  func object(
    _ keys: UnsafeMutableBufferPointer<JSONKey>, _ values: UnsafeMutableBufferPointer<JSONSyntax>,
    mayRepeat: Bool, _ range: SourceRange
  ) throws(JSONError) -> JSONSyntax {
    let repeated = mayRepeat && rejectsDuplicateKeys ? firstRepeated(of: keys) : nil
    var members: [JSONSyntax.Member] = []
    members.reserveCapacity(keys.count)
    for index in keys.indices {
      let key = keys.moveElement(from: index)
      let value = values.moveElement(from: index)
      members.append(JSONSyntax.Member(key: key.text, keyRange: key.range, value: value))
    }
    if let repeated { throw JSONError(.duplicateKey(repeated.text), at: repeated.range) }
    return JSONSyntax(.object(members), range: range)
  }
}

/// The first key that has stood before.
private func firstRepeated(of keys: UnsafeMutableBufferPointer<JSONKey>) -> JSONKey? {
  var seen = Set<JSONText>(minimumCapacity: keys.count)
  return keys.first { !seen.insert(JSONText($0.text)).inserted }
}
