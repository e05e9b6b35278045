import DebugAdapterProtocol

extension DebugAdapter {
  /// What this adapter can do.
  static let capabilities = Capabilities(
    Capabilities.Feature.allCases.filter { $0 != .singleThreadExecutionRequests },
    completionTriggerCharacters: ["$", "."],
    exceptionBreakpointFilters: ErrorFilter.allCases.map(\.offer))
}

/// A kind of error that an execution can stop at.
enum ErrorFilter: String, CaseIterable {
  case uncaught, caught, retried, timeout

  var offer: ExceptionBreakpointsFilter {
    switch self {
    case .uncaught:
      ExceptionBreakpointsFilter(
        rawValue, "Errors that fail the execution", isDefault: true, conditionDescription: name)
    case .caught:
      ExceptionBreakpointsFilter(
        rawValue, "Errors handled by Catch", conditionDescription: name)
    case .retried:
      ExceptionBreakpointsFilter(
        rawValue, "Errors that will be retried", conditionDescription: name)
    case .timeout: ExceptionBreakpointsFilter(rawValue, "Timeouts and lost heartbeats")
    }
  }

  private var name: String { "an Error Name, as States.TaskFailed" }

  /// - Parameter condition: an Error Name; empty for all.
  func trigger(_ condition: String) -> Breakpoint.Trigger {
    let name = condition.isEmpty ? nil : condition
    return switch self {
    case .uncaught: .error(name: name, .uncaught)
    case .caught: .error(name: name, .caught)
    case .retried: .error(name: name, .retried)
    case .timeout: .timeout
    }
  }
}
