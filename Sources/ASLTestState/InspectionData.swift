internal import ASLInterpreter
internal import ASLModel
public import JSONTree

/// What the fields of a state made of its data, under the API's names and in its choice.
///
/// - Note: Step Functions API reference, InspectionData. Which members there are for which type of
///   state is as recorded from the service: a Task shows `afterParameters` also where it has no
///   Parameters, a Pass state with a Result shows nothing of its input, a Parallel state nothing
///   before its result, a Map or Parallel state no raw result.
public struct InspectionData: Sendable, Equatable {
  /// In the order of the state's work; JSON values.
  public private(set) var values: [(name: String, value: JSON)] = []
  /// Members that are numbers in the API.
  public private(set) var numbers: [(name: String, value: JSON)] = []
  /// `catchIndex`, `retryIndex`, `retryBackoffIntervalSeconds`; nil where nothing matched.
  public private(set) var errorDetails: JSONObject?

  init(_ outcome: StateTestOutcome, _ state: State, input: JSON) {
    let inspection = outcome.inspection
    add("input", input)
    switch state.queryLanguage {
    case .jsonPath: addJSONPath(inspection, state, input)
    case .jsonata: addJSONata(inspection, state)
    }
    if state.type == .map { addMap(inspection) }
    if !outcome.variables.isEmpty { add("variables", .object(outcome.variables)) }
    errorDetails = inspection.handling.flatMap(Self.details)
  }

  public var json: JSON {
    var object = JSONObject()
    for (name, value) in values { object[name] = .string(value.text) }
    for (name, value) in numbers { object[name] = value }
    if let errorDetails { object["errorDetails"] = .object(errorDetails) }
    return .object(object)
  }

  public static func == (left: InspectionData, right: InspectionData) -> Bool {
    left.json == right.json
  }

  private mutating func add(_ name: String, _ value: JSON?) {
    if let value { values.append((name, value)) }
  }

  private mutating func addJSONPath(_ inspection: Inspection, _ state: State, _ input: JSON) {
    switch state.kind {
    case .task:
      add("afterInputPath", inspection.afterInputPath)
      addParameters(inspection, state)
      add("result", inspection.result)
      addResult(inspection, state)
    case .pass(let pass) where pass.result == nil:
      add("afterInputPath", inspection.afterInputPath)
      addParameters(inspection, state)
      addResult(inspection, state)
    case .pass:
      add("result", inspection.result)
      addResult(inspection, state)
    case .choice, .wait, .succeed: add("afterInputPath", inspection.afterInputPath)
    case .fail: add("afterInputPath", input)
    case .parallel: addResult(inspection, state)
    case .map:
      add("afterInputPath", inspection.afterInputPath)
      add("afterItemsPath", inspection.afterItemsPath)
      add("afterItemsPointer", inspection.afterItemsPointer)
      add("afterItemSelector", inspection.afterItemSelector)
      add("afterItemBatcher", inspection.afterItemBatcher)
      addResult(inspection, state)
    }
  }

  /// Without the field, what it would have worked on.
  private mutating func addParameters(_ inspection: Inspection, _ state: State) {
    let isSet = state.data.arguments != nil
    add("afterParameters", isSet ? inspection.afterParameters : inspection.afterInputPath)
  }

  private mutating func addResult(_ inspection: Inspection, _ state: State) {
    let isSet = state.data.resultSelector != nil
    add("afterResultSelector", isSet ? inspection.afterResultSelector : inspection.result)
    add("afterResultPath", inspection.afterResultPath)
  }

  private mutating func addJSONata(_ inspection: Inspection, _ state: State) {
    switch state.type {
    case .task:
      add("afterArguments", inspection.afterArguments)
      add("result", inspection.result)
    case .map:
      add("afterItemSelector", inspection.afterItemSelector)
      add("afterItemBatcher", inspection.afterItemBatcher)
    case .pass, .choice, .wait, .succeed, .fail, .parallel: break
    }
  }

  private mutating func addMap(_ inspection: Inspection) {
    let found = [
      ("maxConcurrency", inspection.maxConcurrency),
      ("toleratedFailureCount", inspection.toleratedFailureCount),
      ("toleratedFailurePercentage", inspection.toleratedFailurePercentage),
    ]
    for (name, value) in found { if let value { numbers.append((name, value)) } }
  }

  private static func details(_ handling: Inspection.Handling) -> JSONObject? {
    var details = JSONObject()
    details["catchIndex"] = handling.catchIndex.map { .integer($0) }
    details["retryIndex"] = handling.retryIndex.map { .integer($0) }
    details["retryBackoffIntervalSeconds"] = handling.delay.map {
      .integer(Int($0.components.seconds))
    }
    return details.isEmpty ? nil : details
  }
}
