/// Where a distributed Map writes its results to, and in which form.
public struct ResultWriter: Sendable, Equatable {
  /// nil where there is only a `WriterConfig`: the results stay in the state's output.
  public let resource: TaskResource?
  /// `Parameters` in JSONPath, `Arguments` in JSONata.
  public let arguments: PayloadTemplate?
  public let config: WriterConfig?

  public init(
    resource: TaskResource? = nil, arguments: PayloadTemplate? = nil, config: WriterConfig? = nil
  ) {
    self.resource = resource
    self.arguments = arguments
    self.config = config
  }
}

/// The form of a distributed Map's results.
///
/// - Note: Step Functions guide, "ResultWriter (Map)", WriterConfig.
public struct WriterConfig: Sendable, Equatable {
  public let transformation: Transformation
  public let outputType: OutputType

  public init(transformation: Transformation, outputType: OutputType) {
    self.transformation = transformation
    self.outputType = outputType
  }

  public enum Transformation: String, Sendable, Hashable, CaseIterable {
    case none = "NONE"
    case compact = "COMPACT"
    case flatten = "FLATTEN"
  }

  public enum OutputType: String, Sendable, Hashable, CaseIterable {
    case json = "JSON"
    case jsonLines = "JSONL"
  }
}
