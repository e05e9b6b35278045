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
    switch (outcome, transformation) {
    case (nil, _): (.pending, [record.text])
    case (.succeeded, .none): (.succeeded, [record.text])
    case (.succeeded(let output), .compact): (.succeeded, [output.text])
    case (.succeeded(let output), .flatten):
      (.succeeded, output.arrayValue?.map(\.text) ?? [output.text])
    case (.failed, _), (.timedOut, _), (.aborted, _): (.failed, [record.text])
    }
  }
}
