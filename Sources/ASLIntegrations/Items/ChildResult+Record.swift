import ASLInterpreter
import ASLModel
import JSONTree

extension ChildResult {
  /// Which file the result goes to, and the JSON texts that it is there.
  ///
  /// Only what a child that succeeded gave can be transformed. Step Functions guide, "ResultWriter
  /// (Map)", Transformation.
  func texts(
    _ transformation: WriterConfig.Transformation
  ) -> (status: ResultFiles.Status, texts: [String]) {
    guard let outcome else { return (.pending, [record("PENDING", ended: false).text]) }
    switch outcome {
    case .succeeded(let output):
      switch transformation {
      case .none:
        return (.succeeded, [record("SUCCEEDED", output: output).text])
      case .compact: return (.succeeded, [output.text])
      case .flatten: return (.succeeded, output.arrayValue?.map(\.text) ?? [output.text])
      }
    case .failed(let error): return (.failed, [record("FAILED", error: error).text])
    case .timedOut: return (.failed, [record("TIMED_OUT").text])
    case .aborted(let error): return (.failed, [record("ABORTED", error: error).text])
    }
  }

  /// What DescribeExecution says of the child, its members in the order of their names; input and
  /// output are JSON texts, dates have milliseconds.
  private func record(
    _ status: String, output: JSON? = nil, error: ErrorOutput? = nil, ended: Bool = true
  ) -> JSON {
    let hasSucceeded = output != nil
    return JSON(present: [
      "Cause": error?.cause.map { .string($0) },
      "Error": error?.error.map { .string($0.text) },
      "ExecutionArn": .string(executionARN), "Input": .string(input.text),
      "InputDetails": ["Included": true], "Name": .string(name),
      "Output": output.map { .string($0.text) },
      "OutputDetails": when(hasSucceeded, ["Included": true]),
      "RedriveCount": when(ended, 0),
      "RedriveStatus": when(
        ended, hasSucceeded ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN"),
      "RedriveStatusReason": when(
        hasSucceeded, "Execution is SUCCEEDED and cannot be redriven"),
      "StartDate": .string(startDate.text), "StateMachineArn": .string(stateMachineARN),
      "Status": .string(status), "StopDate": when(ended, .string(stopDate.text)),
    ])
  }
}
