public import ASLModel
public import Diagnostics
import JSONTree

/// Which phase each field of a definition belongs to, and where it stands in the text.
public struct FieldMap: Sendable {
  public let source: SourceText
  private let states: [Entry]

  /// A state with its fields.
  fileprivate struct Entry: Sendable {
    let id: StateID
    let name: String
    let nameRange: SourceRange
    let range: SourceRange
    let fields: [Field]
  }

  fileprivate struct Field: Sendable {
    let phase: Phase
    let range: SourceRange
    /// Of one entry of Retry, Catch or Choices.
    var index: Int?
  }

  init(_ definition: Definition) {
    source = definition.source
    states = definition.states.map { state in
      Entry(
        id: state.id, name: state.syntax.key,
        nameRange: definition.origin(of: state.syntax.keyRange),
        range: definition.origin(of: state.syntax.keyRange.joined(with: state.syntax.value.range)),
        fields: (state.syntax.value.members ?? []).flatMap { Self.fields($0, definition) })
    }
  }

  private static func fields(_ member: JSONSyntax.Member, _ definition: Definition) -> [Field] {
    let whole = definition.origin(of: member.keyRange.joined(with: member.value.range))
    let list: Phase? =
      switch member.key {
      case "Retry": .retry
      case "Catch": .catch
      case "Choices": .rule
      default: nil
      }
    if let list {
      return (member.value.elements ?? []).enumerated().map { index, element in
        Field(phase: list, range: definition.origin(of: element.range), index: index)
      }
    }
    return Self.phase(of: member.key).map { [Field(phase: $0, range: whole)] } ?? []
  }

  private static func phase(of field: String) -> Phase? {
    switch field {
    case "InputPath", "Parameters", "Arguments": .input
    case "ItemsPath", "Items", "ItemReader", "ItemSelector", "ItemBatcher": .items
    case "Resource", "Branches", "ItemProcessor", "Iterator", "Credentials", "TimeoutSeconds",
      "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath", "MaxConcurrency",
      "MaxConcurrencyPath":
      .call
    case "Seconds", "SecondsPath", "Timestamp", "TimestampPath": .wait
    case "Result": .result
    case "Error", "ErrorPath", "Cause", "CausePath": .error
    case "ResultSelector": .select
    case "Assign": .assign
    case "ResultPath", "OutputPath", "Output": .output
    case "Next", "Default", "End": .next
    default: nil
    }
  }

  // MARK: From the text

  /// The places that a line stands for.
  ///
  /// - Parameter column: from 1; where several states stand on one line it chooses one.
  public func places(line: Int, column: Int? = nil) -> [Breakpoint.Place] {
    guard (1...source.lineCount).contains(line) else { return [] }
    let range = source.range(ofLine: line)
    if let column {
      let offset = min(range.start + column - 1, range.end)
      return place(at: offset).map { [$0] } ?? []
    }
    let starting = states.filter {
      range.start <= $0.nameRange.start && $0.nameRange.start < range.end
    }
    if let first = starting.first { return [first.entering] }
    guard let state = innermost(range.start) ?? innermost(range.end) else { return [] }
    let fields = state.fields.filter { $0.range.start < range.end && $0.range.end > range.start }
    // The fields that begin on the line, or else the one that goes on over it.
    let here = fields.filter { $0.range.start >= range.start }
    if let field = here.first ?? fields.last {
      return [Breakpoint.Place(state: state.id, field.phase, field.range, field.index)]
    }
    return [state.entering]
  }

  private func place(at offset: Int) -> Breakpoint.Place? {
    guard let state = innermost(offset) else { return nil }
    if let field = state.fields.first(where: { $0.range.start <= offset && offset < $0.range.end })
    {
      return Breakpoint.Place(state: state.id, field.phase, field.range, field.index)
    }
    return state.entering
  }

  private func innermost(_ offset: Int) -> Entry? {
    states.filter { $0.range.start <= offset && offset < $0.range.end }
      .min { $0.range.count < $1.range.count }
  }

  /// All places in some lines, for editors that ask where a breakpoint could be.
  public func places(lines: ClosedRange<Int>) -> [Breakpoint.Place] {
    var places: [Breakpoint.Place] = []
    for state in states {
      places.append(state.entering)
      places += state.fields.map { Breakpoint.Place(state: state.id, $0.phase, $0.range, $0.index) }
    }
    return places.filter { lines.contains(source.line(at: $0.range.start)) }
      .sorted { $0.range.start < $1.range.start }
  }

  // MARK: To the text

  /// The field that a phase of a state belongs to, or else the state's name.
  public func range(of state: StateID, _ phase: Phase?, index: Int? = nil) -> SourceRange? {
    guard states.indices.contains(state.index) else { return nil }
    let entry = states[state.index]
    let fields = entry.fields.filter { $0.phase == phase }
    if let index { return fields.first { $0.index == index }?.range ?? entry.nameRange }
    return fields.first?.range ?? entry.nameRange
  }

  /// A state's name and object.
  public func range(of state: StateID) -> SourceRange? {
    states.indices.contains(state.index) ? states[state.index].range : nil
  }

  public func nameRange(of state: StateID) -> SourceRange? {
    states.indices.contains(state.index) ? states[state.index].nameRange : nil
  }
}

extension FieldMap.Entry {
  fileprivate var entering: Breakpoint.Place {
    Breakpoint.Place(state: id, .enter, nameRange, nil)
  }
}

extension Breakpoint.Place {
  fileprivate init(state: StateID, _ phase: Phase, _ range: SourceRange, _ index: Int?) {
    self.init(state: state, phase: phase, range: range, index: index)
  }
}
