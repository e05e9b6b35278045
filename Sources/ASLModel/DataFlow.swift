public import JSONPath

/// How a state's input becomes its output.
///
/// In JSONPath: InputPath, Parameters, (the state's work), ResultSelector, ResultPath, OutputPath.
/// In JSONata: Arguments, (the work), Output. Assign stands beside both.
public struct DataFlow: Sendable, Equatable {
  public let inputPath: DataPath
  /// `Parameters` in JSONPath, `Arguments` in JSONata.
  public let arguments: PayloadTemplate?
  public let resultSelector: PayloadTemplate?
  public let resultPath: ResultPath
  public let outputPath: DataPath
  public let assign: Assignments?
  /// JSONata's `Output`.
  public let output: PayloadTemplate?

  public init(
    inputPath: DataPath = .whole, arguments: PayloadTemplate? = nil,
    resultSelector: PayloadTemplate? = nil, resultPath: ResultPath = .replace,
    outputPath: DataPath = .whole, assign: Assignments? = nil, output: PayloadTemplate? = nil
  ) {
    self.inputPath = inputPath
    self.arguments = arguments
    self.resultSelector = resultSelector
    self.resultPath = resultPath
    self.outputPath = outputPath
    self.assign = assign
    self.output = output
  }
}

/// InputPath or OutputPath: which part of the data goes on. Boxed, like ``ResultPath``, so that
/// copying a state copies a pointer.
public indirect enum DataPath: Sendable, Equatable {
  /// Absent, or `$`: all of it.
  case whole
  /// `null`: an empty object instead.
  case discard
  case path(Path)
}

/// ResultPath: where a result goes in the state's input.
public indirect enum ResultPath: Sendable, Equatable {
  /// Absent, or `$`: the result replaces the input.
  case replace
  /// `null`: the result is dropped and the input goes on.
  case discard
  case at(ReferencePath)
}
