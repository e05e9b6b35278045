public import JSONTree

/// What an adapter tells without being asked.
public enum AdapterEvent: Sendable, Equatable {
  case breakpoint(Change, Breakpoint)
  case capabilities(Capabilities)
  case continued(threadId: Int, allThreadsContinued: Bool)
  case exited(exitCode: Int)
  case initialized
  case invalidated(areas: [InvalidatedArea], threadId: Int?)
  case loadedSource(Change, Source)
  case output(Output)
  case process(name: String, startMethod: StartMethod)
  case progressEnd(id: String, message: String?)
  case progressStart(ProgressStart)
  case progressUpdate(id: String, message: String?, percentage: Double?)
  case stopped(Stop)
  case terminated
  case thread(ThreadChange, threadId: Int)
  /// One that the protocol does not know; clients pass over it.
  case custom(String, JSON)

  public enum Change: String, ProtocolValue {
    case changed, new, removed
  }

  public enum InvalidatedArea: String, ProtocolValue {
    case all, stacks, threads, variables
  }

  public enum StartMethod: String, ProtocolValue {
    case launch, attach
  }

  public enum ThreadChange: String, ProtocolValue {
    case started, exited
  }

  public struct ProgressStart: Sendable, Equatable {
    public var id: String
    public var title: String
    public var requestId: Int?
    public var cancellable: Bool
    public var message: String?

    public init(
      id: String, title: String, requestId: Int? = nil, cancellable: Bool, message: String? = nil
    ) {
      self.id = id
      self.title = title
      self.requestId = requestId
      self.cancellable = cancellable
      self.message = message
    }
  }

  public var name: String {
    switch self {
    case .breakpoint: "breakpoint"
    case .capabilities: "capabilities"
    case .continued: "continued"
    case .exited: "exited"
    case .initialized: "initialized"
    case .invalidated: "invalidated"
    case .loadedSource: "loadedSource"
    case .output: "output"
    case .process: "process"
    case .progressEnd: "progressEnd"
    case .progressStart: "progressStart"
    case .progressUpdate: "progressUpdate"
    case .stopped: "stopped"
    case .terminated: "terminated"
    case .thread: "thread"
    case .custom(let name, _): name
    }
  }

  public var body: JSON? {
    switch self {
    case .breakpoint(let change, let breakpoint):
      JSON(members: ["reason": change, "breakpoint": breakpoint])
    case .capabilities(let capabilities): JSON(members: ["capabilities": capabilities])
    case .continued(let thread, let all):
      JSON(members: ["threadId": thread, "allThreadsContinued": all])
    case .exited(let code): JSON(members: ["exitCode": code])
    case .initialized, .terminated: nil
    case .invalidated(let areas, let thread): JSON(members: ["areas": areas, "threadId": thread])
    case .loadedSource(let change, let source):
      JSON(members: ["reason": change, "source": source])
    case .output(let output): output.json
    case .process(let name, let method):
      JSON(members: ["name": name, "isLocalProcess": true, "startMethod": method])
    case .progressEnd(let id, let message): JSON(members: ["progressId": id, "message": message])
    case .progressStart(let start):
      JSON(members: [
        "progressId": start.id, "title": start.title, "requestId": start.requestId,
        "cancellable": start.cancellable, "message": start.message,
      ])
    case .progressUpdate(let id, let message, let percentage):
      JSON(members: ["progressId": id, "message": message, "percentage": percentage])
    case .stopped(let stop): stop.json
    case .thread(let change, let thread): JSON(members: ["reason": change, "threadId": thread])
    case .custom(_, let body): body
    }
  }
}
