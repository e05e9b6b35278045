internal import ASLModel
internal import JSONTree

/// The limits on how large values may become.
///
/// Counting the bytes of a large value costs time, so a branch keeps an upper bound of its input's
/// size and adds what is written into it; bytes are counted only when the bound passes the limit.
extension Execution {
  /// At least as many bytes as a value has as JSON text. A value that is the state's own input is
  /// not counted again.
  func sizeBound(of value: JSON, _ slot: Int) -> Int {
    guard let limit = settings.quotas.payloadBytes else { return 0 }
    if value.sharesStorage(with: branches[slot].input) { return branches[slot].inputSize }
    return value.textSize(upTo: limit)
  }

  /// At least as many levels as a value is deep, as ``sizeBound(of:_:)`` has it.
  func depthBound(of value: JSON, _ slot: Int) -> Int {
    value.sharesStorage(with: branches[slot].input)
      ? branches[slot].inputDepth : value.depth(upTo: Quotas.depth)
  }

  /// Refuses an output that is too large, or too deep.
  func check(_ exit: inout Exit, _ slot: Int) throws(EvaluationError) {
    if exit.depth > Quotas.depth {
      exit.depth = exit.output.depth(upTo: Quotas.depth)
      guard exit.depth <= Quotas.depth else { throw tooDeep(slot) }
    }
    guard let limit = settings.quotas.payloadBytes, exit.size > limit else { return }
    exit.size = exit.output.textSize(upTo: limit)
    guard exit.size > limit else { return }
    throw .tooLarge(machine.states[branches[slot].state.index].name)
  }

  /// Gives an exit the variables that it sets; refuses them where they are too large.
  ///
  /// All variables are those that the branch sees: its own and those of the branches around it.
  ///
  /// - Note: Step Functions guide, "Quotas", workflow variables.
  mutating func assign(
    _ assigned: JSONObject?, to exit: inout Exit, _ slot: Int
  ) throws(EvaluationError) {
    exit.assigned = assigned
    let quotas = settings.quotas
    for member in assigned?.members ?? []
    where member.value.depth(upTo: Quotas.depth) > Quotas.depth {
      throw tooDeep(slot)
    }
    guard let assigned, let limit = quotas.variableBytes ?? quotas.allVariableBytes else { return }
    exit.assignedSize = JSON.object(assigned).textSize(upTo: limit)
    if let limit = quotas.variableBytes, exit.assignedSize > limit {
      throw .tooLarge(machine.states[branches[slot].state.index].name)
    }
    guard let limit = quotas.allVariableBytes,
      branches[slot].variableSize + exit.assignedSize > limit
    else { return }
    var variables = branches[slot].variables
    branches[slot].variableSize = JSON.object(variables).textSize(upTo: limit)
    for member in assigned.members { variables[member.key] = member.value }
    if JSON.object(variables).textSize(upTo: limit) > limit {
      throw .tooLarge(machine.states[branches[slot].state.index].name)
    }
  }

  private func tooDeep(_ slot: Int) -> EvaluationError {
    EvaluationError(
      .dataLimitExceeded,
      "The state '\(machine.states[branches[slot].state.index].name)' gives a value that is nested "
        + "more than \(Quotas.depth) levels deep.")
  }
}

extension EvaluationError {
  /// - Parameter name: the state, or what did a task: the service, the ARN of a function.
  static func tooLarge(_ name: String) -> EvaluationError {
    EvaluationError(.dataLimitExceeded, .resultTooLarge(name))
  }
}

extension String {
  static func resultTooLarge(_ name: String) -> String {
    "The state/task '\(name)' returned a result with a size exceeding the maximum number of bytes "
      + "service limit."
  }
}
