import ASLModel
import Diagnostics
import JSONPath
import JSONTree

/// A field of a state that is computed from data, where it is written.
struct FieldRead: Sendable {
  /// The names of the members that lead to it from the state, the last one its own: `Parameters`,
  /// `total.$`. An element of an array has `[]`.
  let trail: [String]
  /// The operator beside a `Variable`, or the operator whose operand this is.
  let comparison: String?
  let place: Place
  let content: Content
  /// The string literal.
  let range: SourceRange

  enum Content: Sendable {
    case path(Path)
    case call(IntrinsicCall)
    case expression(Definition.ReadExpression)
  }

  /// The name of the member that holds it: `Variable`, `total.$`; `[]` in an array.
  var field: String { trail.last ?? "" }

  /// What `$` is in a field in JSONPath.
  ///
  /// - Note: Amazon States Language, "Input and Output Processing".
  enum Place: Sendable, Hashable {
    /// The state's raw input: InputPath, and a Fail state's ErrorPath and CausePath.
    case input
    /// What InputPath gives: Parameters, and the `…Path` fields of the state's own work.
    case selectedInput
    /// The same, with the item in the Context Object: a Map's ItemSelector.
    case item
    /// ResultSelector.
    case result
    /// What ResultSelector gives: Assign.
    case selectedResult
    /// The Error Output: the Assign of a Catcher, by its index.
    case caught(Int)
    /// What ResultPath gives: OutputPath.
    case output
    /// JSONata, which names its documents; and fields of which `$` is not known.
    case other
  }
}

/// Finds what the fields of a state read; the states inside it are not looked at.
///
/// - Note: `Result` is a constant.
struct FieldReader {
  private let state: State
  private let definition: Definition
  private var place = FieldRead.Place.other
  private var trail: [String] = []
  private var comparison: String?
  private var reads: [FieldRead] = []

  /// The reads of a state, in the order of the text. What cannot be parsed is a finding of its own:
  /// here it reads nothing.
  static func reads(
    of state: State, _ syntax: JSONSyntax, in definition: Definition
  ) -> [FieldRead] {
    var reader = FieldReader(state, definition)
    for member in syntax.members ?? [] { reader.look(atField: member) }
    return reader.reads
  }

  private init(_ state: State, _ definition: Definition) {
    self.state = state
    self.definition = definition
  }

  private mutating func look(atField member: JSONSyntax.Member) {
    place = place(of: member.key)
    switch member.key {
    case "Branches", "ItemProcessor", "Iterator", "Comment", "Result": break
    case "Catch":
      trail = [member.key]
      for (index, catcher) in (member.value.elements ?? []).enumerated() {
        place = .caught(index)
        look(at: catcher, field: "[]")
      }
      trail = []
    default: look(at: member.value, field: member.key)
    }
  }

  private func place(of field: String) -> FieldRead.Place {
    if state.queryLanguage == .jsonata { return .other }
    return switch field {
    case "InputPath", "ErrorPath", "CausePath": .input
    case "Parameters": state.type == .map ? .item : .selectedInput
    case "ItemSelector": .item
    case "ResultSelector": .result
    case "Assign": .selectedResult
    case "OutputPath": .output
    case "ItemReader", "ItemBatcher", "ResultWriter": .other
    case "ItemsPath": state.readsItems ? .other : .selectedInput
    default: .selectedInput
    }
  }

  /// - Parameter isTemplate: whether only names that end in `.$` are computed.
  private mutating func look(at value: JSONSyntax, field: String, isTemplate: Bool = false) {
    let isTemplate = isTemplate || Self.templates.contains(field)
    trail.append(field)
    defer { trail.removeLast() }
    switch value.kind {
    case .null, .bool, .number: break
    case .string(let text):
      switch state.queryLanguage {
      case .jsonata: lookAtExpression(value.range)
      case .jsonPath:
        if field.hasSuffix(".$") || !isTemplate && Self.isPath(field) {
          lookAtPath(text, value.range)
        }
      }
    case .array(let elements):
      for element in elements { look(at: element, field: "[]", isTemplate: isTemplate) }
    case .object(let members):
      let outer = comparison
      if !isTemplate, members.contains(where: { $0.key == "Variable" }) {
        comparison = members.first { !Self.besideOperator.contains($0.key) }?.key
      }
      for member in members {
        look(at: member.value, field: member.key, isTemplate: isTemplate)
      }
      comparison = outer
    }
  }

  /// The members of a Choice Rule that are no operator.
  private static let besideOperator: Set = ["Variable", "Next", "Assign", "Output", "Comment"]

  private static let templates: Set = [
    "Parameters", "ResultSelector", "ItemSelector", "BatchInput", "Assign", "Credentials",
  ]

  private static func isPath(_ key: String) -> Bool {
    key == "Variable" || key.hasSuffix("Path") && key != "ResultPath"
  }

  private mutating func lookAtPath(_ text: String, _ range: SourceRange) {
    if text.hasPrefix("$") {
      guard let path = try? Path(parsing: text) else { return }
      add(.path(path), range)
    } else if let call = try? IntrinsicCall(parsing: text) {
      add(.call(call), range)
    }
  }

  private mutating func lookAtExpression(_ range: SourceRange) {
    guard let expression = definition.expression(at: range) else { return }
    add(.expression(expression), range)
  }

  private mutating func add(_ content: FieldRead.Content, _ range: SourceRange) {
    reads.append(
      FieldRead(
        trail: trail, comparison: comparison, place: place, content: content, range: range))
  }
}

extension State {
  /// Whether this is a Map whose ItemReader reads the items. An ItemsPath is not followed then: as
  /// recorded, it need not lead anywhere in the state's data.
  var readsItems: Bool {
    guard case .map(let map) = kind else { return false }
    return map.itemReader != nil
  }
}

extension FieldRead {
  /// The paths of a field in JSONPath: itself, or those in its call.
  var paths: [Path] {
    switch content {
    case .path(let path): [path]
    case .call(let call): call.paths
    case .expression: []
    }
  }
}

extension IntrinsicCall {
  /// Those among the arguments, calls in them included.
  var paths: [Path] {
    arguments.flatMap { argument in
      switch argument {
      case .literal: [Path]()
      case .path(let path): [path]
      case .call(let call): call.paths
      }
    }
  }
}
