public import JSONTree

/// That the execution stands still. All its threads do.
public struct Stop: ProtocolValue, Equatable {
  public var reason: Reason
  public var description: String?
  public var threadId: Int
  /// More on it, for people: an error's name and cause.
  public var text: String?
  public var hitBreakpointIds: [Int]

  public enum Reason: String, ProtocolValue {
    case breakpoint
    case dataBreakpoint = "data breakpoint"
    case entry
    case exception
    case functionBreakpoint = "function breakpoint"
    case goto
    case pause
    case step
  }

  public init(
    _ reason: Reason, threadId: Int, description: String? = nil, text: String? = nil,
    hitBreakpointIds: [Int] = []
  ) {
    self.reason = reason
    self.description = description
    self.threadId = threadId
    self.text = text
    self.hitBreakpointIds = hitBreakpointIds
  }

  public var json: JSON {
    JSON(members: [
      "reason": reason, "description": description, "threadId": threadId, "text": text,
      "allThreadsStopped": true,
      "hitBreakpointIds": hitBreakpointIds.isEmpty ? nil : hitBreakpointIds,
    ])
  }
}
