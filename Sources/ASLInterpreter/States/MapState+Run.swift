internal import ASLModel
internal import JSONPath
internal import JSONTree

extension Execution {
  mutating func startMap(
    _ state: MapState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    guard facts.test == nil else { return try testMap(state, slot) }
    try checkSupport(slot)
    let input = try effectiveInput(slot)
    let concurrency = try maxConcurrency(state, over: input, slot)
    let items = try items(state, over: input, slot)
    record(.mapStateStarted(length: items.count), in: slot, &requests)
    var children = Children(results: Array(repeating: .null, count: items.count))
    children.items = items
    children.input = input
    children.hasTolerance =
      state.toleratedFailureCount != nil || state.toleratedFailurePercentage != nil
    children.toleratedFailures = try toleratedFailures(state, items.count, over: input, slot)
    branches[slot].children = children
    branches[slot].phase = .children
    let started = branches[slot].lastEvent
    for _ in 0..<min(items.count, concurrency) {
      try startIteration(state, of: slot, after: started, &requests)
    }
    if items.isEmpty { finishContainer(slot, .mapStateSucceeded, after: started, &requests) }
  }

  private mutating func startIteration(
    _ state: MapState, of slot: Int, after previous: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    guard let index = branches[slot].children?.next, let children = branches[slot].children,
      index < children.items.count
    else { return }
    let item = MapItem(index: index, value: children.items[index])
    var input = item.value
    if let selector = state.itemSelector {
      input = try evaluate(selector, over: children.input, slot, item)
    }
    branches[slot].children?.next = index + 1
    branches[slot].children?.running += 1
    let child = startChild(
      of: slot, at: index, state.processor.startAt, input, sizeBound(of: input, slot), item)
    branches[child].lastEvent = record(
      .mapIterationStarted(name: machine.states[branches[slot].state.index].name, index: index),
      branch: branches[child].number, after: previous, &requests)
  }

  /// ItemSelector sees the item as `$$.Map.Item`.
  mutating func evaluate(
    _ selector: PayloadTemplate, over input: JSON, _ slot: Int, _ item: MapItem
  ) throws(EvaluationError) -> JSON {
    var context = contextSource(slot)
    context.item = item
    let scope = BranchScope(
      input: input, variables: branches[slot].variables, contextSource: context)
    var random = self.random
    let value =
      isJSONata(slot)
      ? try selector.evaluate(in: StatesScope(branch: scope, now: now), random: &random)
      : try selector.evaluate(in: scope, random: &random)
    self.random = random
    return value
  }

  mutating func iterationSucceeded(
    _ state: MapState, _ child: Branch, of slot: Int, at index: Int,
    _ requests: inout [ExecutionRequest]
  ) {
    let name = machine.states[branches[slot].state.index].name
    let event = record(
      .mapIterationSucceeded(name: name, index: index), branch: child.number,
      after: child.lastEvent, &requests)
    continueMap(state, slot, after: child.lastEvent, or: event, &requests)
  }

  /// Starts the next iteration, or ends the Map after the last.
  ///
  /// - Parameters:
  ///   - last: the last event inside the iteration that made room.
  ///   - end: the event of that iteration's end.
  mutating func continueMap(
    _ state: MapState, _ slot: Int, after last: Int, or end: Int,
    _ requests: inout [ExecutionRequest]
  ) {
    guard let children = branches[slot].children else { return }
    if children.next < children.items.count {
      do {
        try startIteration(state, of: slot, after: last, &requests)
      } catch {
        abortChildren(of: slot, after: last, &requests)
        branches[slot].children = nil
        branches[slot].phase = .starting
        branches[slot].lastEvent = last
        fail(slot, error, &requests)
      }
    } else if children.running == 0 {
      finishContainer(slot, .mapStateSucceeded, after: end, &requests)
    }
  }

  mutating func items(
    _ state: MapState, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> [JSON] {
    if isJSONata(slot) { return try jsonataItems(state, slot) }
    let source = state.itemsPath?.source ?? "$"
    var value = input
    if let path = state.itemsPath {
      guard let document = scope(over: input, slot).document(of: path.root) else {
        throw .invalidPath(path.source, "No results for path: \(path.source)")
      }
      do {
        value = try path.evaluate(in: document)
      } catch {
        throw .invalidPath(path.source, error.message)
      }
    }
    guard let items = value.arrayValue else {
      // As recorded: a path into the Context Object is shown with one dollar sign.
      let shown = source.hasPrefix("$$") ? String(source.dropFirst()) : source
      throw EvaluationError(.runtime, "Reference path \"\(shown)\" must point to array.")
    }
    return items
  }

  /// `Items`, or the whole input.
  private mutating func jsonataItems(
    _ state: MapState, _ slot: Int
  ) throws(EvaluationError) -> [JSON] {
    let input = branches[slot].input
    var value = input
    if let template = state.items { value = try evaluate(template, over: input, slot) }
    if let items = value.arrayValue { return items }
    if case .expression(let expression)? = state.items?.root {
      throw .unexpectedResult(of: expression, value, "array")
    }
    throw EvaluationError(
      .queryEvaluationError, "Map state input must be an array but was: \(value.text)",
      location: state.items == nil ? nil : "Items")
  }

  /// How many iterations run at a time.
  private mutating func maxConcurrency(
    _ state: MapState, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int {
    let limit = settings.quotas.inlineMapConcurrency ?? Int.max
    guard let field = state.maxConcurrency else { return limit }
    let wanted = try integer(field, "MaxConcurrency", over: input, slot)
    return wanted <= 0 ? limit : min(wanted, limit)
  }

  mutating func integer(
    _ field: Field<Int>, _ name: String, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int {
    switch field {
    case .constant(let value): return value
    case .expression(let expression):
      return try integer(of: expression, atLeast: 0, slot)
    case .path(let path):
      let value = try value(at: path, over: input, slot)
      guard let integer = value.numberValue?.integerValue else {
        throw .notNumber("\(name)Path", value, "integer", path.source)
      }
      return Int(integer)
    }
  }

  /// How many iterations may fail before the Map does: what ToleratedFailureCount and
  /// ToleratedFailurePercentage both allow, none where neither is set.
  mutating func toleratedFailures(
    _ state: MapState, _ count: Int, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int {
    var allowed: [Int] = []
    if let field = state.toleratedFailureCount {
      allowed.append(try integer(field, "ToleratedFailureCount", over: input, slot))
    }
    if let field = state.toleratedFailurePercentage {
      let percentage = try percentage(field, over: input, slot)
      allowed.append(Int((Double(count) * percentage / 100).rounded(.down)))
    }
    return allowed.min() ?? 0
  }

  mutating func percentage(
    _ field: Field<Double>, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Double {
    let name = "ToleratedFailurePercentagePath"
    let percentage: Double
    switch field {
    case .constant(let value): return value
    case .expression(let expression):
      return try self.percentage(of: expression, slot)
    case .path(let path):
      let value = try value(at: path, over: input, slot)
      guard let number = value.numberValue else {
        throw .notNumber(name, value, "float", path.source)
      }
      percentage = number.doubleValue
    }
    guard (0...100).contains(percentage) else {
      throw EvaluationError(.runtime, "ToleratedFailurePercentage must be between 0 and 100.")
    }
    return percentage
  }
}

extension EvaluationError {
  fileprivate static func notNumber(
    _ field: String, _ value: JSON, _ type: String, _ source: String
  ) -> EvaluationError {
    EvaluationError(
      .runtime,
      "The \(field) field refers to value \"\(value.bareText)\" which is not a valid \(type): "
        + source
    )
  }
}
