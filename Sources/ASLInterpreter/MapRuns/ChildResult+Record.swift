internal import ASLModel
public import JSONTree

extension ChildResult {
  /// What is told of the child with its metadata: Transformation NONE, and whatever has failed.
  ///
  /// - Note: Step Functions guide, "ResultWriter (Map)", the examples of NONE and of FAILED files;
  ///   API reference, DescribeExecution, `redriveStatus`.
  public var record: JSON {
    var record = JSONObject()
    if let error = outcome?.error {
      record["Cause"] = error.cause.map { .string($0) }
      record["Error"] = error.error.map { .string($0.text) }
    }
    if outcome != nil { record["ExecutionArn"] = .string(executionARN) }
    record["Input"] = .string(input.text)
    record["InputDetails"] = ["Included": true]
    guard let outcome else {
      record["Status"] = "PENDING"
      return .object(record)
    }
    record["Name"] = .string(name)
    if case .succeeded(let output) = outcome {
      record["Output"] = .string(output.text)
      record["OutputDetails"] = ["Included": true]
    }
    record["RedriveCount"] = .integer(redriveCount)
    if case .succeeded = outcome {
      record["RedriveStatus"] = "NOT_REDRIVABLE"
      record["RedriveStatusReason"] = "Execution is SUCCEEDED and cannot be redriven"
    } else {
      record["RedriveStatus"] = "REDRIVABLE_BY_MAP_RUN"
    }
    record["StartDate"] = .string(startDate.text)
    record["StateMachineArn"] = .string(stateMachineARN)
    record["Status"] = .string(outcome.status)
    record["StopDate"] = .string(stopDate.text)
    return .object(record)
  }
}

extension Outcome {
  fileprivate var error: ErrorOutput? {
    switch self {
    case .failed(let error), .aborted(let error): error
    case .timedOut: ErrorOutput(error: .timeout, cause: nil)
    case .succeeded: nil
    }
  }
}
