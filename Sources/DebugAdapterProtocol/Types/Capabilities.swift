public import JSONTree

/// What an adapter can do, as it answers `initialize`.
public struct Capabilities: ProtocolValue, Equatable {
  public var supported: [Feature]
  public var completionTriggerCharacters: [String]
  public var exceptionBreakpointFilters: [ExceptionBreakpointsFilter]

  /// Everything that is either there or not; the raw value is the name on the wire.
  public enum Feature: String, Sendable, CaseIterable {
    case breakpointLocationsRequest = "supportsBreakpointLocationsRequest"
    case cancelRequest = "supportsCancelRequest"
    case clipboardContext = "supportsClipboardContext"
    case completionsRequest = "supportsCompletionsRequest"
    case conditionalBreakpoints = "supportsConditionalBreakpoints"
    case configurationDoneRequest = "supportsConfigurationDoneRequest"
    case dataBreakpoints = "supportsDataBreakpoints"
    case delayedStackTraceLoading = "supportsDelayedStackTraceLoading"
    case evaluateForHovers = "supportsEvaluateForHovers"
    case exceptionFilterOptions = "supportsExceptionFilterOptions"
    case exceptionInfoRequest = "supportsExceptionInfoRequest"
    case functionBreakpoints = "supportsFunctionBreakpoints"
    case gotoTargetsRequest = "supportsGotoTargetsRequest"
    case hitConditionalBreakpoints = "supportsHitConditionalBreakpoints"
    case loadedSourcesRequest = "supportsLoadedSourcesRequest"
    case logPoints = "supportsLogPoints"
    case restartFrame = "supportsRestartFrame"
    case restartRequest = "supportsRestartRequest"
    case setExpression = "supportsSetExpression"
    case setVariable = "supportsSetVariable"
    case singleThreadExecutionRequests = "supportsSingleThreadExecutionRequests"
    case stepBack = "supportsStepBack"
    case stepInTargetsRequest = "supportsStepInTargetsRequest"
    case steppingGranularity = "supportsSteppingGranularity"
    case terminateRequest = "supportsTerminateRequest"
    case valueFormattingOptions = "supportsValueFormattingOptions"
  }

  public init(
    _ supported: [Feature], completionTriggerCharacters: [String] = [],
    exceptionBreakpointFilters: [ExceptionBreakpointsFilter] = []
  ) {
    self.supported = supported
    self.completionTriggerCharacters = completionTriggerCharacters
    self.exceptionBreakpointFilters = exceptionBreakpointFilters
  }

  public var json: JSON {
    var object = JSONObject()
    for feature in supported { object[feature.rawValue] = true }
    object["completionTriggerCharacters"] = completionTriggerCharacters.json
    object["exceptionBreakpointFilters"] = exceptionBreakpointFilters.json
    return .object(object)
  }
}

/// A kind of error that the client can offer to stop at.
public struct ExceptionBreakpointsFilter: ProtocolValue, Equatable {
  public var filter: String
  public var label: String
  public var description: String?
  public var isDefault: Bool
  /// What a condition of this filter says; nil where it takes none.
  public var conditionDescription: String?

  public init(
    _ filter: String, _ label: String, description: String? = nil, isDefault: Bool = false,
    conditionDescription: String? = nil
  ) {
    self.filter = filter
    self.label = label
    self.description = description
    self.isDefault = isDefault
    self.conditionDescription = conditionDescription
  }

  public var json: JSON {
    JSON(members: [
      "filter": filter, "label": label, "description": description, "default": isDefault,
      "supportsCondition": conditionDescription != nil,
      "conditionDescription": conditionDescription,
    ])
  }
}
