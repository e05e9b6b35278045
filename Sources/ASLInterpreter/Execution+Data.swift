internal import ASLModel
internal import JSONPath
internal import JSONTree

/// What a state puts out when it is left.
struct Exit {
  var output: JSON
  /// At least as many bytes as ``output`` has as JSON text.
  var size: Int
  /// At least as many levels as ``output`` is deep.
  var depth: Int
  /// The workflow variables that it sets; nil where it sets none.
  var assigned: JSONObject?
  /// At least as many bytes as ``assigned`` has as JSON text.
  var assignedSize = 0
}

/// Input and output processing.
///
/// - Note: Amazon States Language, "Input and Output Processing".
extension Execution {
  /// The raw input after InputPath.
  mutating func inputAfterInputPath(_ slot: Int) throws(EvaluationError) -> JSON {
    let index = branches[slot].state.index
    let input: JSON =
      switch machine.states[index].data.inputPath {
      case .whole: branches[slot].input
      case .discard: .object([:])
      case .path(let path): try data(at: path, in: branches[slot].input, slot)
      }
    inspect(slot) { $0.afterInputPath = input }
    return input
  }

  /// The effective input: after InputPath and Parameters.
  mutating func effectiveInput(_ slot: Int) throws(EvaluationError) -> JSON {
    let input = try inputAfterInputPath(slot)
    let index = branches[slot].state.index
    guard let template = machine.states[index].data.arguments else { return input }
    let value = try evaluate(template, over: input, slot)
    if isJSONata(slot) {
      inspect(slot) { $0.afterArguments = value }
    } else {
      inspect(slot) { $0.afterParameters = value }
    }
    return value
  }

  /// The value at InputPath or OutputPath.
  private func data(
    at path: Path, in data: JSON, _ slot: Int
  ) throws(EvaluationError) -> JSON {
    guard let document = scope(over: data, slot).document(of: path.root) else {
      throw .invalidPath(path.source, "No results for path: \(path.source)")
    }
    do {
      return try path.evaluate(in: document)
    } catch {
      throw .invalidPath(path.source, error.message)
    }
  }

  mutating func evaluate(
    _ template: PayloadTemplate, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> JSON {
    if case .literal(let value) = template.root { return value }
    var random = self.random
    let value =
      isJSONata(slot)
      ? try template.evaluate(in: statesScope(slot), random: &random)
      : try template.evaluate(in: scope(over: input, slot), random: &random)
    self.random = random
    return value
  }

  /// The variables that a field sets; nil where there is none.
  mutating func assign(
    _ assignments: Assignments?, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> JSONObject? {
    guard let assignments, !assignments.members.isEmpty else { return nil }
    var random = self.random
    let values = try assignments.evaluate(in: scope(over: input, slot), random: &random)
    self.random = random
    return JSONObject(values.lazy.map { ($0.name, $0.value) })
  }

  /// What a state puts out: ResultSelector, Assign, ResultPath and OutputPath over its result.
  ///
  /// - Parameter assignments: those of the Choice Rule that leads on; else the state's own.
  mutating func exit(
    _ slot: Int, with result: JSON, assigning assignments: Assignments? = nil
  ) throws(EvaluationError) -> Exit {
    if isJSONata(slot) { return try jsonataExit(slot, with: result) }
    let index = branches[slot].state.index
    var result = result
    inspect(slot) { $0.result = result }
    if let selector = machine.states[index].data.resultSelector {
      result = try evaluate(selector, over: result, slot)
      inspect(slot) { $0.afterResultSelector = result }
    }
    let assigned = try assign(
      assignments ?? machine.states[index].data.assign, over: result, slot)
    var exit = try place(result, machine.states[index].data.resultPath, slot)
    try assign(assigned, to: &exit, slot)
    inspect(slot) { $0.afterResultPath = exit.output }
    switch machine.states[index].data.outputPath {
    case .whole: break
    case .discard: exit.output = .object([:])
    case .path(let path): exit.output = try data(at: path, in: exit.output, slot)
    }
    try check(&exit, slot)
    return exit
  }

  /// The raw input with a result in the place that ResultPath says.
  mutating func place(
    _ result: JSON, _ resultPath: ResultPath, _ slot: Int
  ) throws(EvaluationError) -> Exit {
    switch resultPath {
    case .discard:
      return Exit(
        output: branches[slot].input, size: branches[slot].inputSize,
        depth: branches[slot].inputDepth)
    case .replace:
      return Exit(
        output: result, size: sizeBound(of: result, slot), depth: depthBound(of: result, slot))
    case .at(let path):
      let size = branches[slot].inputSize + sizeBound(of: result, slot) + 4 * path.source.utf8.count
      let depth = path.source.utf8.count + depthBound(of: result, slot)
      var output = branches[slot].input
      do {
        try path.write(result, into: &output)
      } catch {
        throw .referencePathConflict(path, branches[slot].input)
      }
      return Exit(output: output, size: size, depth: max(depth, branches[slot].inputDepth))
    }
  }
}

extension EvaluationError {
  /// ResultPath leads through a value that is no object or array.
  ///
  /// - Note: As users have reported from the service; the States Language specification calls it
  ///   States.ResultPathMatchFailure.
  fileprivate static func referencePathConflict(
    _ path: ReferencePath, _ input: JSON
  ) -> EvaluationError {
    EvaluationError(
      .referencePathConflict,
      "Unable to apply ReferencePath \(path.source) to input \(input.text)")
  }

  static func invalidPath(_ path: String, _ message: String) -> EvaluationError {
    EvaluationError(.runtime, "Invalid path '\(path)' : \(message)")
  }
}

extension ErrorName {
  static let referencePathConflict: ErrorName = "States.ReferencePathConflict"
}
