import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// What Step Functions answers a task about the execution that it started.
///
/// Source: recorded executions. Members are in alphabetical order; times are milliseconds since
/// 1970, of the AWS SDK texts.
struct StartExecutionAnswers: NestedExecutionAnswers {
  let dialect: StartExecutionDialect
  let pattern: TaskResource.Pattern
  let arn: StateMachineARN
  let settings: ExecutionSettings
  let input: JSON
  let requestID: String

  func begun(at start: Timestamp) -> JSON {
    guard case .optimized = dialect else {
      return ["ExecutionArn": .string(settings.executionARN), "StartDate": .string(start.text)]
    }
    let response = ServiceResponse(
      requestID: requestID, moment: start, contentType: "application/x-amz-json-1.0",
      contentLength: contentLength, lastHeaders: [("connection", "keep-alive")])
    return [
      "ExecutionArn": .string(settings.executionARN), "SdkHttpMetadata": response.httpMetadata,
      "SdkResponseMetadata": response.responseMetadata, "StartDate": start.json,
    ]
  }

  /// `{"executionArn":"…","startDate":1.700000000123E9}`.
  private var contentLength: Int { settings.executionARN.utf8.count + 50 }

  func refused(_ refusal: NestedExecutionRefusal) -> TaskFailure {
    let service = TaskResource.Service(
      name: "states", action: "startExecution", pattern: pattern, isSDK: dialect != .optimized)
    return StepFunctionsError.limit(refusal, settings.executionARN)
      .failure(TaskResource(arn: "", kind: .service(service)), dialect, requestID)
  }

  func ended(
    _ outcome: Outcome, from start: Timestamp, to stop: Timestamp
  ) throws(TaskFailure) -> JSON {
    let description = description(outcome, from: start, to: stop)
    if case .sdkSynchronous = dialect { return description }
    guard case .succeeded = outcome else {
      throw TaskFailure(ErrorOutput(error: .taskFailed, cause: description.text))
    }
    return description
  }

  /// As DescribeExecution and StartSyncExecution describe an execution that has ended.
  private func description(
    _ outcome: Outcome, from start: Timestamp, to stop: Timestamp
  ) -> JSON {
    let isSDK = dialect != .optimized
    let error = outcome.error
    let succeeded = outcome.output != nil
    let isQualified = arn.qualifier != nil
    return JSON(present: [
      "BillingDetails": when(isSDK, billing(stop.duration(since: start))),
      "Cause": error?.cause.map { .string($0) },
      "Error": error?.error.map { .string($0.text) },
      "ExecutionArn": .string(settings.executionARN),
      "Input": payload(input, isParsed: pattern == .syncParsed),
      "InputDetails": ["Included": true],
      "Name": .string(settings.name),
      "Output": outcome.output.map { payload($0, isParsed: pattern == .syncParsed) },
      "OutputDetails": when(succeeded, ["Included": true]),
      "RedriveCount": when(!isSDK, 0),
      "RedriveStatus": when(!isSDK, succeeded ? "NOT_REDRIVABLE" : "REDRIVABLE"),
      "RedriveStatusReason": when(
        !isSDK && succeeded, "Execution is SUCCEEDED and cannot be redriven"),
      "StartDate": date(start),
      "StateMachineAliasArn": when(isQualified && !arn.isVersion, .string(arn.text)),
      "StateMachineArn": .string(settings.stateMachineARN),
      "StateMachineVersionArn": when(isQualified && arn.isVersion, .string(arn.text)),
      "Status": .string(outcome.status),
      "StopDate": date(stop),
    ])
  }

  /// `.sync:2` shows values, everything else their JSON texts.
  private func payload(_ value: JSON, isParsed: Bool) -> JSON {
    isParsed ? value : .string(value.text)
  }

  private func date(_ time: Timestamp) -> JSON {
    dialect == .optimized ? time.json : .string(time.text)
  }

  /// The duration in steps of 100 ms, and the smallest memory there is.
  ///
  /// - Note: Step Functions API, BillingDetails.
  private func billing(_ duration: Duration) -> JSON {
    let (seconds, attoseconds) = duration.components
    let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    let steps = (milliseconds + 99) / 100
    return [
      "BilledDurationInMilliseconds": .integer(steps * 100), "BilledMemoryUsedInMB": 64,
    ]
  }
}

extension Outcome {
  fileprivate var output: JSON? { if case .succeeded(let output) = self { output } else { nil } }

  fileprivate var error: ErrorOutput? {
    switch self {
    case .failed(let error), .aborted(let error): error
    case .succeeded, .timedOut: nil
    }
  }
}
