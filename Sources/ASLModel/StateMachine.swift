public import Diagnostics

/// A state machine: every field of its definition parsed and every transition resolved.
public struct StateMachine: Sendable, Equatable {
  public let comment: String?
  public let version: String
  public let queryLanguage: QueryLanguage
  public let timeoutSeconds: Int?
  /// All states, those in branches and Item Processors included, in the order of the definition; a
  /// ``StateID`` is a place in this list.
  public let states: [State]
  public let top: Scope
  public let range: SourceRange

  /// The longest TimeoutSeconds and HeartbeatSeconds.
  ///
  /// - Note: Step Functions guide, "Task workflow state": at most 99,999,999.
  public static let longestTimeout = 99_999_999

  public init(
    comment: String? = nil, version: String = "1.0", queryLanguage: QueryLanguage = .jsonPath,
    timeoutSeconds: Int? = nil, states: [State], top: Scope, range: SourceRange = .at(0)
  ) {
    self.comment = comment
    self.version = version
    self.queryLanguage = queryLanguage
    self.timeoutSeconds = timeoutSeconds
    self.states = states
    self.top = top
    self.range = range
  }

  @inlinable
  public subscript(_ id: StateID) -> State { states[id.index] }

  /// The state of that name in one scope.
  public func id(named name: String, in scope: Scope) -> StateID? {
    scope.states.first { states[$0.index].name == name }
  }

  /// The state of that name, wherever it is nested: names are unique in a whole machine.
  public func id(named name: String) -> StateID? {
    states.first { $0.name == name }?.id
  }
}

/// States that can lead to one another: a machine's top level, a branch of a Parallel, or the Item
/// Processor of a Map.
public struct Scope: Sendable, Hashable {
  public let startAt: StateID
  /// The states of this scope alone, in the order of the definition.
  public let states: [StateID]
  /// The JSON object that holds `StartAt` and `States`.
  public let range: SourceRange

  public init(startAt: StateID, states: [StateID], range: SourceRange = .at(0)) {
    self.startAt = startAt
    self.states = states
    self.range = range
  }
}

/// The language that a state's dynamic fields are written in.
public enum QueryLanguage: String, Sendable, Hashable, CaseIterable {
  case jsonPath = "JSONPath"
  case jsonata = "JSONata"
}
