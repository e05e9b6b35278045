public import ASLInterpreter
public import ASLModel
public import JSONTree

/// The values of a state as they are at a moment; nil where there is none yet, or none at all.
public struct StateData: Sendable, Equatable {
  public internal(set) var input: JSON?
  /// What InputPath and Parameters, or Arguments, made of the input.
  public internal(set) var effectiveInput: JSON?
  public internal(set) var items: JSON?
  public internal(set) var result: JSON?
  /// After ResultSelector.
  public internal(set) var selected: JSON?
  public internal(set) var output: JSON?
  public internal(set) var variables = JSONObject()
  /// What Assign has set.
  public internal(set) var assigned: JSONObject?
  public internal(set) var context: JSON?
  public internal(set) var error: ErrorOutput?
  /// The values between, under TestState's names, as far as they are known.
  public internal(set) var inspection: Inspection?
  /// What `$` is.
  public internal(set) var current: JSON?

  public init() {}

  /// Rows of the data flow, in order: TestState's names and values.
  public var pipeline: [(name: String, value: JSON)] {
    var rows: [(String, JSON)] = []
    func add(_ name: String, _ value: JSON?) { if let value { rows.append((name, value)) } }
    add("input", input)
    add("afterInputPath", inspection?.afterInputPath)
    add("afterParameters", inspection?.afterParameters)
    add("afterArguments", inspection?.afterArguments)
    add("afterItemsPath", inspection?.afterItemsPath)
    add("result", result)
    add("afterResultSelector", inspection?.afterResultSelector)
    add("afterResultPath", inspection?.afterResultPath)
    if let error { add("errorOutput", error.states) }
    add("output", output)
    if !variables.isEmpty || assigned != nil { add("variables", .object(variables)) }
    return rows
  }
}

extension ErrorOutput {
  /// As `$states.errorOutput` shows it.
  var states: JSON {
    [
      "Error": error.map { .string($0.text) } ?? .null,
      "Cause": cause.map { .string($0) } ?? .null,
    ]
  }
}

extension Tape {
  /// The data of the state of a thread at a moment.
  mutating func data(at index: Int) -> StateData {
    let moment = moments[index]
    let thread = threads[moment.thread]
    var data = StateData()
    guard let execution = execution(thread.execution, at: moment.step) else { return data }
    if moment.phase == .end || moment.state == nil {
      data.input = execution.input
      if case .ended(.succeeded(let output)) = moment.detail { data.output = output }
      data.current = data.output ?? data.input
    } else if let exit = exit(at: index), let left = execution.lastLeft,
      left.number == thread.branch
    {
      data.fill(from: left)
      data.context = execution.lastLeftContext
      data.fill(moment.phase, exit)
    } else if let branch = execution.branch(numbered: thread.branch) {
      data.fill(from: branch)
      data.context = execution.contextObject(ofBranch: thread.branch)
      if moment.phase == .result { data.result = result(at: index, execution) }
      data.current = data.current(at: moment.phase)
    } else if let left = execution.lastLeft, left.number == thread.branch {
      data.fill(from: left)
      data.context = execution.lastLeftContext
      data.current = data.current(at: moment.phase)
    }
    data.error = moment.error
    if data.error != nil, moment.phase != .output, moment.phase != .next, moment.phase != .end {
      data.current = data.error?.states
    }
    return data
  }

  /// What a state has put out in the step of a moment, where the moment belongs to leaving it.
  private func exit(at index: Int) -> (output: JSON, assigned: JSONObject?)? {
    let moment = moments[index]
    guard let events = lives[threads[moment.thread].execution]?.history else { return nil }
    guard events.indices.contains(moment.event - 1),
      case .stateExited(_, _, name: _, let output, let assigned) = events[moment.event - 1].kind
    else { return nil }
    return (output, assigned)
  }

  private func result(at index: Int, _ execution: Execution) -> JSON? {
    let moment = moments[index]
    if let result = execution.pendingResult(ofBranch: threads[moment.thread].branch) {
      return result
    }
    guard let events = lives[threads[moment.thread].execution]?.history else { return nil }
    guard events.indices.contains(moment.event - 1) else { return nil }
    if case .task(_, .succeeded(let output)) = events[moment.event - 1].kind { return output }
    return nil
  }
}

extension StateData {
  fileprivate mutating func fill(from branch: BranchSummary) {
    input = branch.input
    variables = branch.variables
    inspection = branch.inspection
    items = branch.inspection?.afterItemsPath
    effectiveInput =
      branch.inspection?.afterArguments ?? branch.inspection?.afterParameters
      ?? branch.inspection?.afterInputPath
    if let handling = branch.inspection?.handling { error = handling.error }
  }

  /// Shows of what is known after a state was left what is known at a phase of leaving it.
  fileprivate mutating func fill(
    _ phase: Phase?, _ exit: (output: JSON, assigned: JSONObject?)
  ) {
    result = inspection?.result
    selected = inspection?.afterResultSelector
    output = exit.output
    assigned = exit.assigned
    switch phase {
    case .input, .wait, .error, .retry: hideFrom(1)
    case .rule, .catch: hideFrom(phase == .rule ? 2 : 1)
    case .result: hideFrom(2)
    case .select: hideFrom(3)
    case .assign: hideFrom(4)
    default: break
    }
    if let assigned { for member in assigned.members { variables[member.key] = member.value } }
    current = current(at: phase)
  }

  /// Hides what comes later: from the result on, after it, after ResultSelector, after Assign.
  private mutating func hideFrom(_ stage: Int) {
    if stage <= 1 {
      result = nil
      inspection?.result = nil
    }
    if stage <= 2 {
      selected = nil
      inspection?.afterResultSelector = nil
    }
    if stage <= 3 { assigned = nil }
    output = nil
    inspection?.afterResultPath = nil
  }

  fileprivate func current(at phase: Phase?) -> JSON? {
    switch phase {
    case .enter, nil: input
    case .input, .wait, .call, .rule: effectiveInput ?? input
    case .items: items ?? effectiveInput ?? input
    case .result: result ?? effectiveInput ?? input
    case .error, .retry, .catch: error?.states ?? input
    case .select: selected ?? result
    case .assign: selected ?? result ?? effectiveInput
    case .output, .next, .end: output
    }
  }
}
