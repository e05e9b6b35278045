public import JSONTree

/// A message as it goes over the wire, in either direction, with its sender's number.
///
/// - Note: Debug Adapter Protocol, "ProtocolMessage". Numbers begin with 1 there; a client that
///   begins with 0 is understood.
public struct ProtocolMessage: Sendable, Equatable {
  public let seq: Int
  public let content: Content

  public enum Content: Sendable, Equatable {
    case request(Request)
    case response(Response)
    case event(Event)
  }

  public struct Request: Sendable, Equatable {
    public let command: String
    public let arguments: JSON?

    public init(_ command: String, _ arguments: JSON? = nil) {
      self.command = command
      self.arguments = arguments
    }
  }

  public struct Response: Sendable, Equatable {
    /// The number of the request that is answered.
    public let request: Int
    public let command: String
    public let outcome: Outcome

    public init(to request: Int, _ command: String, _ outcome: Outcome) {
      self.request = request
      self.command = command
      self.outcome = outcome
    }
  }

  public enum Outcome: Sendable, Equatable {
    case success(body: JSON?)
    /// `message` is for programs or people, `body` may hold the error in more detail.
    case failure(message: String, body: JSON?)
  }

  public struct Event: Sendable, Equatable {
    public let name: String
    public let body: JSON?

    public init(_ name: String, _ body: JSON? = nil) {
      self.name = name
      self.body = body
    }
  }

  public init(seq: Int, _ content: Content) {
    self.seq = seq
    self.content = content
  }
}

extension ProtocolMessage {
  /// Nesting that a message may have; deeper ones are refused, not read.
  private static let maximumDepth = 200

  /// Reads the body of a message.
  public init(body: [UInt8]) throws(MessageError) {
    var options = JSONParsingOptions()
    options.maximumDepth = Self.maximumDepth
    let json: JSON
    do throws(JSONError) {
      json = try JSON(parsing: body, options: options)
    } catch {
      throw .notJSON(error)
    }
    try self.init(json)
  }

  public init(_ json: JSON) throws(MessageError) {
    do throws(ArgumentError) {
      let reader = try ArgumentReader(json, at: "")
      let type: String = try reader.required("type")
      guard let kind = Kind(rawValue: type) else { throw ArgumentError("type", .unknown(type)) }
      seq = try reader.required("seq")
      content = try Self.content(kind, reader)
    } catch {
      if case .unknown(let type) = error.problem { throw .unknownType(type) }
      throw .malformed(error)
    }
  }

  private enum Kind: String {
    case request, response, event
  }

  private static func content(
    _ kind: Kind, _ reader: ArgumentReader
  ) throws(ArgumentError) -> Content {
    switch kind {
    case .request:
      return .request(Request(try reader.required("command"), reader["arguments"]))
    case .event:
      return .event(Event(try reader.required("event"), reader["body"]))
    case .response:
      let isSuccess: Bool = try reader.required("success")
      let outcome: Outcome =
        isSuccess
        ? .success(body: reader["body"])
        : .failure(message: try reader.optional("message") ?? "", body: reader["body"])
      return .response(
        Response(
          to: try reader.required("request_seq"), try reader.required("command"), outcome))
    }
  }

  public var json: JSON {
    switch content {
    case .request(let request):
      JSON(members: [
        "seq": seq, "type": "request", "command": request.command, "arguments": request.arguments,
      ])
    case .event(let event):
      JSON(members: ["seq": seq, "type": "event", "event": event.name, "body": event.body])
    case .response(let response): Self.json(seq, response)
    }
  }

  private static func json(_ seq: Int, _ response: Response) -> JSON {
    let head = (seq, response.request, response.command)
    switch response.outcome {
    case .success(let body):
      return JSON(members: [
        "seq": head.0, "type": "response", "request_seq": head.1, "success": true,
        "command": head.2, "body": body,
      ])
    case .failure(let message, let body):
      return JSON(members: [
        "seq": head.0, "type": "response", "request_seq": head.1, "success": false,
        "command": head.2, "message": message, "body": body,
      ])
    }
  }
}

extension ProtocolMessage {
  /// The message with its header, as it is sent.
  public var framed: [UInt8] {
    var body: [UInt8] = []
    json.write(to: &body)
    return MessageFramer.framed(body)
  }
}
