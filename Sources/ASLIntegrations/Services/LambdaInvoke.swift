import ASLInterpreter
import ASLModel
import ASLRuntime
import Digests
import JSONTree

/// `arn:aws:states:::lambda:invoke` and `.waitForTaskToken`. Lambda API reference, "Invoke".
enum LambdaInvoke: Service {
  static func serves(_ resource: TaskResource) -> Bool {
    guard let service = resource.service, !service.isSDK, service.name == "lambda",
      service.action == "invoke"
    else { return false }
    return service.pattern == .requestResponse || service.pattern == .waitForTaskToken
  }

  private static let shape = ParameterShape.fields(
    [
      ("ClientContext", .text), ("FunctionName", .text), ("InvocationType", .text),
      ("LogType", .text), ("Payload", .any), ("Qualifier", .text),
    ], required: ["FunctionName"])

  private enum InvocationType: String, CaseIterable {
    case requestResponse = "RequestResponse"
    case event = "Event"
    case dryRun = "DryRun"
  }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    try shape.check(call.parameters)
    let function = FunctionReference(
      call.parameters["FunctionName"]?.stringValue ?? "",
      qualifier: call.parameters["Qualifier"]?.stringValue, in: call.surroundings.identity)
    let requestID = call.surroundings.uuid()
    call.expectCallback()
    let response: JSON
    do throws(ErrorOutput) {
      response = try await invoke(function, call, requestID)
    } catch {
      call.refuseCallback()
      throw TaskFailure(error)
    }
    return call.pattern == .waitForTaskToken
      ? try await call.waitForCallback(after: response) : response
  }

  private static func invoke(
    _ function: FunctionReference, _ call: ServiceCall, _ requestID: String
  ) async throws(ErrorOutput) -> JSON {
    let answer: Answer
    do throws(FunctionFailure) {
      answer = try await send(function, call, requestID)
    } catch {
      throw LambdaOutcome.output(of: error, function, requestID: requestID)
    }
    switch answer {
    case .empty(let status): return emptyResponse(call, requestID, status)
    case .result(let result):
      let payload = try LambdaOutcome.value(of: result, compactsCause: true)
      return response(payload, result, call, requestID)
    }
  }

  private enum Answer {
    case result(FunctionResult)
    case empty(status: Int)
  }

  private static func send(
    _ function: FunctionReference, _ call: ServiceCall, _ requestID: String
  ) async throws(FunctionFailure) -> Answer {
    let functions = call.surroundings.functions
    let log: @Sendable (String) -> Void = { call.reporter.log($0, from: function.name) }
    let type = try invocationType(call.parameters)
    let invocation = FunctionInvocation(
      function: function, payload: try payload(call.parameters), requestID: requestID,
      clientContext: try clientContext(call.parameters))
    guard functions.contains(function) else { throw .notFound }
    switch type {
    case .requestResponse: return .result(try await functions.invoke(invocation, log: log))
    case .dryRun: return .empty(status: 204)
    case .event:
      call.surroundings.background.begin {
        do throws(FunctionFailure) {
          let result = try await functions.invoke(invocation, log: log)
          if result.isError { log("the asynchronous invocation failed: \(result.payload)") }
        } catch {
          log("the asynchronous invocation failed: \(error)")
        }
      }
      return .empty(status: 202)
    }
  }

  // MARK: The answer

  private static func response(
    _ payload: JSON, _ result: FunctionResult, _ call: ServiceCall, _ requestID: String
  ) -> JSON {
    let traceID = call.surroundings.uuid().replacing("-", with: "")
    let response = ServiceResponse(
      requestID: requestID, moment: call.surroundings.now(), contentType: "application/json",
      contentLength: result.payload.utf8.count,
      firstHeaders: [
        ("X-Amz-Executed-Version", "$LATEST"), ("x-amzn-Remapped-Content-Length", "0"),
        ("Connection", "keep-alive"),
      ],
      lastHeaders: [
        ("X-Amzn-Trace-Id", "Root=1-\(traceID.prefix(8))-\(traceID.suffix(24));Sampled=0")
      ])
    let wantsLog = call.parameters["LogType"]?.stringValue == "Tail"
    return JSON(present: [
      "ExecutedVersion": "$LATEST",
      "LogResult": when(wantsLog, .string(base64(Array(result.logTail.utf8)))),
      "Payload": payload, "SdkHttpMetadata": response.httpMetadata,
      "SdkResponseMetadata": response.responseMetadata, "StatusCode": 200,
    ])
  }

  /// The answer to an asynchronous invocation and to a dry run: no payload, no version.
  private static func emptyResponse(
    _ call: ServiceCall, _ requestID: String, _ status: Int
  ) -> JSON {
    let response = ServiceResponse(
      requestID: requestID, moment: call.surroundings.now(), contentType: "application/json",
      contentLength: 0, firstHeaders: [("Connection", "keep-alive")], statusCode: status)
    return [
      "Payload": "", "SdkHttpMetadata": response.httpMetadata,
      "SdkResponseMetadata": response.responseMetadata, "StatusCode": .integer(status),
    ]
  }

  // MARK: The request

  private static func invocationType(
    _ parameters: JSON
  ) throws(FunctionFailure) -> InvocationType {
    guard let text = parameters["InvocationType"]?.stringValue else { return .requestResponse }
    guard let type = InvocationType(rawValue: text) else {
      let known = InvocationType.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid(
        """
        1 validation error detected: Value '\(text)' at 'invocationType' failed to satisfy \
        constraint: Member must satisfy enum value set: [\(known)]
        """)
    }
    return type
  }

  /// The event: a text is sent as it is, so it must be JSON; anything else is sent as its JSON
  /// text. Source: recorded executions, in which the text `0` reaches the function as a number.
  private static func payload(_ parameters: JSON) throws(FunctionFailure) -> String {
    guard let payload = parameters["Payload"] else { return "{}" }
    guard case .string(let text) = payload else { return payload.text }
    do { return try JSON(parsing: text).text } catch {
      throw .badRequest(
        """
        Could not parse request body into json: Could not parse payload into json: \
        \(error.message)
        """
      )
    }
  }

  private static func clientContext(_ parameters: JSON) throws(FunctionFailure) -> String? {
    guard let encoded = parameters["ClientContext"]?.stringValue else { return nil }
    let bytes: [UInt8]
    do { bytes = try decodedBase64(encoded) } catch {
      throw .badRequest("Client context must be a valid Base64-encoded JSON object.")
    }
    do { return try JSON(parsing: bytes).text } catch {
      throw .badRequest("Client context must be a valid Base64-encoded JSON object.")
    }
  }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    guard let name = use.text("FunctionName") else { return nil }
    let function = FunctionReference(
      name, qualifier: use.text("Qualifier"), in: AccountIdentity())
    return LambdaOutcome.missing(function, in: configuration)
  }
}
