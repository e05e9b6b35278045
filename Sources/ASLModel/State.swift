public import Diagnostics

/// One state: what all types share, and what its type adds.
public struct State: Sendable, Equatable {
  public let id: StateID
  public let name: String
  public let comment: String?
  public let queryLanguage: QueryLanguage
  /// The state whose branch or Item Processor holds this one; nil at the top level.
  public let parent: Parent?
  /// The key of the state in `States`, with its quotation marks.
  public let nameRange: SourceRange
  /// The JSON object of the state.
  public let range: SourceRange
  public let data: DataFlow
  public let kind: Kind

  public init(
    id: StateID, name: String, comment: String? = nil, queryLanguage: QueryLanguage = .jsonPath,
    parent: Parent? = nil, nameRange: SourceRange = .at(0), range: SourceRange = .at(0),
    data: DataFlow = DataFlow(), kind: Kind
  ) {
    self.id = id
    self.name = name
    self.comment = comment
    self.queryLanguage = queryLanguage
    self.parent = parent
    self.nameRange = nameRange
    self.range = range
    self.data = data
    self.kind = kind
  }

  /// The types of states. The payload is boxed, so that copying a state copies a pointer.
  public indirect enum Kind: Sendable, Equatable {
    case task(TaskState)
    case pass(PassState)
    case choice(ChoiceState)
    case wait(WaitState)
    case succeed(SucceedState)
    case fail(FailState)
    case parallel(ParallelState)
    case map(MapState)
  }

  public struct Parent: Sendable, Hashable {
    public let state: StateID
    /// The index of the branch in a Parallel; 0 in a Map.
    public let branch: Int

    public init(state: StateID, branch: Int) {
      self.state = state
      self.branch = branch
    }
  }
}

/// The value of a state's `Type`.
public enum StateType: String, Sendable, Hashable, CaseIterable {
  case choice = "Choice"
  case fail = "Fail"
  case map = "Map"
  case parallel = "Parallel"
  case pass = "Pass"
  case succeed = "Succeed"
  case task = "Task"
  case wait = "Wait"
}

extension State {
  public var type: StateType {
    switch kind {
    case .task: .task
    case .pass: .pass
    case .choice: .choice
    case .wait: .wait
    case .succeed: .succeed
    case .fail: .fail
    case .parallel: .parallel
    case .map: .map
    }
  }

  /// Where the state leads when it succeeds; nil in Choice, Succeed and Fail.
  public var transition: Transition? {
    switch kind {
    case .task(let state): state.transition
    case .pass(let state): state.transition
    case .wait(let state): state.transition
    case .parallel(let state): state.transition
    case .map(let state): state.transition
    case .choice, .succeed, .fail: nil
    }
  }

  public var retriers: [Retrier] {
    switch kind {
    case .task(let state): state.retriers
    case .parallel(let state): state.retriers
    case .map(let state): state.retriers
    case .pass, .choice, .wait, .succeed, .fail: []
    }
  }

  public var catchers: [Catcher] {
    switch kind {
    case .task(let state): state.catchers
    case .parallel(let state): state.catchers
    case .map(let state): state.catchers
    case .pass, .choice, .wait, .succeed, .fail: []
    }
  }

  /// The machines that the state runs inside itself: the branches of a Parallel, the Item Processor
  /// of a Map.
  public var innerScopes: [Scope] {
    switch kind {
    case .parallel(let state): state.branches
    case .map(let state): [state.processor]
    case .task, .pass, .choice, .wait, .succeed, .fail: []
    }
  }
}

/// Where a state leads when it succeeds.
public enum Transition: Sendable, Hashable {
  case next(StateID)
  case end
}
