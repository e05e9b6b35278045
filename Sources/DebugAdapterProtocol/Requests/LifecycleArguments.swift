public import JSONTree

/// Who the client is, how it counts, and what it can do.
public struct InitializeArguments: ArgumentObject, Equatable {
  public let clientID: String?
  public let clientName: String?
  public let adapterID: String
  public let locale: String?
  public let linesStartAt1: Bool
  public let columnsStartAt1: Bool
  public let pathFormat: PathFormat
  public let supportsVariableType: Bool
  public let supportsVariablePaging: Bool
  public let supportsProgressReporting: Bool
  public let supportsInvalidatedEvent: Bool

  public enum PathFormat: String, ArgumentValue, CaseIterable {
    case path, uri
  }

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    clientID = try reader.optional("clientID")
    clientName = try reader.optional("clientName")
    adapterID = try reader.required("adapterID")
    locale = try reader.optional("locale")
    linesStartAt1 = try reader.optional("linesStartAt1") ?? true
    columnsStartAt1 = try reader.optional("columnsStartAt1") ?? true
    pathFormat = try reader.optional("pathFormat") ?? .path
    supportsVariableType = try reader.flag("supportsVariableType")
    supportsVariablePaging = try reader.flag("supportsVariablePaging")
    supportsProgressReporting = try reader.flag("supportsProgressReporting")
    supportsInvalidatedEvent = try reader.flag("supportsInvalidatedEvent")
  }
}

/// What is to be run: the protocol leaves all but `noDebug` to the debugger.
public struct LaunchArguments: ArgumentObject, Equatable {
  public let noDebug: Bool
  public let configuration: JSONObject

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    noDebug = try reader.flag("noDebug")
    configuration = reader.members
  }
}

public struct AttachArguments: ArgumentObject, Equatable {
  public let configuration: JSONObject

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    configuration = reader.members
  }
}

public struct DisconnectArguments: ArgumentObject, Equatable {
  public let restart: Bool
  /// Left out: what the debugger does by itself.
  public let terminateDebuggee: Bool?
  public let suspendDebuggee: Bool

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    restart = try reader.flag("restart")
    terminateDebuggee = try reader.optional("terminateDebuggee")
    suspendDebuggee = try reader.flag("suspendDebuggee")
  }
}

public struct TerminateArguments: ArgumentObject, Equatable {
  public let restart: Bool

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    restart = try reader.flag("restart")
  }
}

public struct RestartArguments: ArgumentObject, Equatable {
  /// The newest version of the launch or attach arguments, if the client has one.
  public let configuration: JSONObject?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    configuration = try reader.optional("arguments")
  }
}

public struct CancelArguments: ArgumentObject, Equatable {
  public let requestId: Int?
  public let progressId: String?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    requestId = try reader.optional("requestId")
    progressId = try reader.optional("progressId")
  }
}
