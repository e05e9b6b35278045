public import JSONTree

/// The bodies of responses that have one, each under the name of its request.
public enum ResponseBody: Sendable, Equatable {
  case breakpointLocations([BreakpointLocation])
  /// Of all requests that set breakpoints: one for each that was asked for, in their order.
  case breakpoints([Breakpoint])
  case completions([CompletionItem])
  case `continue`(allThreadsContinued: Bool)
  case dataBreakpointInfo(dataId: String?, description: String, accessTypes: [DataAccess])
  /// Also of `setVariable` and `setExpression`, whose bodies have no other members.
  case value(String, type: String?, Children)
  case setValue(String, type: String?, Children)
  case exceptionInfo(
    id: String, description: String?, breakMode: ExceptionBreakMode, ExceptionDetails?)
  case gotoTargets([Target])
  case initialize(Capabilities)
  case loadedSources([Source])
  case scopes([Scope])
  case source(content: String, mimeType: String?)
  case stackTrace([StackFrame], total: Int)
  case stepInTargets([Target])
  case threads([Thread])
  case variables([Variable])
  /// Of a request that the protocol does not know.
  case custom(JSON)
}

extension ResponseBody: ProtocolValue {
  public var json: JSON {
    switch self {
    case .breakpointLocations(let locations): JSON(members: ["breakpoints": locations])
    case .breakpoints(let breakpoints): JSON(members: ["breakpoints": breakpoints])
    case .completions(let items): JSON(members: ["targets": items])
    case .continue(let all): JSON(members: ["allThreadsContinued": all])
    case .dataBreakpointInfo(let dataId, let description, let accessTypes):
      JSON(members: [
        "dataId": dataId?.json ?? JSON.null, "description": description,
        "accessTypes": accessTypes.isEmpty ? nil : accessTypes,
      ])
    case .value(let text, let type, let children): Self.value("result", text, type, children)
    case .setValue(let text, let type, let children): Self.value("value", text, type, children)
    case .exceptionInfo(let id, let description, let breakMode, let details):
      JSON(members: [
        "exceptionId": id, "description": description, "breakMode": breakMode, "details": details,
      ])
    case .gotoTargets(let targets), .stepInTargets(let targets):
      JSON(members: ["targets": targets])
    case .initialize(let capabilities): capabilities.json
    case .loadedSources(let sources): JSON(members: ["sources": sources])
    case .scopes(let scopes): JSON(members: ["scopes": scopes])
    case .source(let content, let mimeType):
      JSON(members: ["content": content, "mimeType": mimeType])
    case .stackTrace(let frames, let total):
      JSON(members: ["stackFrames": frames, "totalFrames": total])
    case .threads(let threads): JSON(members: ["threads": threads])
    case .variables(let variables): JSON(members: ["variables": variables])
    case .custom(let json): json
    }
  }

  private static func value(
    _ name: String, _ text: String, _ type: String?, _ children: Children
  ) -> JSON {
    var object = JSONObject([(name, .string(text))])
    object["type"] = type?.json
    object["variablesReference"] = children.reference.json
    object["namedVariables"] = children.named?.json
    object["indexedVariables"] = children.indexed?.json
    return .object(object)
  }
}

/// An error as the body of a response that says no.
public struct ErrorBody: ProtocolValue, Equatable {
  /// The same number for the same kind of error.
  public var id: Int
  public var text: String
  /// Whether a person is to see it, and not the client alone.
  public var showUser: Bool

  public init(id: Int, _ text: String, showUser: Bool) {
    self.id = id
    self.text = text
    self.showUser = showUser
  }

  public var json: JSON {
    JSON(members: [
      "error": JSON(members: ["id": id, "format": text, "showUser": showUser])
    ])
  }
}
