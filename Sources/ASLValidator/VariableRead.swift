import ASLModel
import Diagnostics
import JSONPath
import JSONTree
import JSONata

/// A place where a field reads a workflow variable.
struct VariableRead {
  /// Without the `$`.
  let name: String
  let range: SourceRange
}

/// Finds what the fields of a state read; the states inside it are not looked at.
struct VariableReader {
  let definition: Definition
  let language: QueryLanguage
  private(set) var reads: [VariableRead] = []

  init(_ definition: Definition, _ language: QueryLanguage) {
    self.definition = definition
    self.language = language
  }

  /// The variables that a part of a state reads, in the order of the text.
  static func reads(
    in value: JSONSyntax, of definition: Definition, _ language: QueryLanguage
  ) -> [VariableRead] {
    var reader = VariableReader(definition, language)
    reader.look(at: value)
    return reader.reads
  }

  private mutating func look(at value: JSONSyntax, isPath: Bool = false) {
    switch value.kind {
    case .null, .bool, .number: break
    case .string(let text):
      switch language {
      case .jsonata: lookAtExpression(text, value.range)
      case .jsonPath: if isPath { lookAtPath(text, value.range) }
      }
    case .array(let elements):
      for element in elements { look(at: element) }
    case .object(let members):
      for member in members where !Self.isElsewhere(member.key) {
        look(at: member.value, isPath: Self.isPath(member.key))
      }
    }
  }

  /// Whether a member holds states of their own scope, or nothing that is computed.
  private static func isElsewhere(_ key: String) -> Bool {
    switch key {
    case "Branches", "ItemProcessor", "Iterator", "Comment", "Result": true
    default: false
    }
  }

  private static func isPath(_ key: String) -> Bool {
    key.hasSuffix(".$") || key == "Variable" || key.hasSuffix("Path") && key != "ResultPath"
  }

  // What cannot be parsed is a finding of its own: here it reads nothing.

  private mutating func lookAtPath(_ text: String, _ range: SourceRange) {
    if text.hasPrefix("$") {
      guard let path = try? Path(parsing: text) else { return }
      add(path, range)
    } else if let call = try? IntrinsicCall(parsing: text) {
      add(call, range)
    }
  }

  private mutating func add(_ path: Path, _ range: SourceRange) {
    guard case .variable(let name) = path.root else { return }
    reads.append(VariableRead(name: name, range: range))
  }

  private mutating func add(_ call: IntrinsicCall, _ range: SourceRange) {
    for argument in call.arguments {
      switch argument {
      case .literal: break
      case .path(let path): add(path, range)
      case .call(let call): add(call, range)
      }
    }
  }

  private mutating func lookAtExpression(_ text: String, _ range: SourceRange) {
    guard text.hasPrefix("{%"), text.hasSuffix("%}"), text.utf8.count >= 4 else { return }
    let source = String(text.dropFirst(2).dropLast(2))
    guard let expression = try? StatesExpression(parsing: source) else { return }
    for name in expression.uses.variables {
      let part = Self.place(of: name, in: source, after: 2)
      reads.append(
        VariableRead(name: name, range: part.map { definition.range(of: $0, in: range) } ?? range))
    }
  }

  /// Where `$name` first stands in a text, in UTF-8 offsets.
  private static func place(of name: String, in text: String, after start: Int) -> SourceRange? {
    let bytes = Array(text.utf8)
    let wanted = Array("$\(name)".utf8)
    guard wanted.count <= bytes.count else { return nil }
    for place in 0...(bytes.count - wanted.count)
    where bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
      let next = place + wanted.count
      if next == bytes.count || !isNamePart(bytes[next]) {
        return SourceRange(start: start + place, end: start + next)
      }
    }
    return nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
