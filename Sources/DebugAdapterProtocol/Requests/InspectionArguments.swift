public import JSONTree

public struct StackTraceArguments: ArgumentObject, Equatable {
  public let threadId: Int
  public let startFrame: Int
  /// 0 and left out: all of them.
  public let levels: Int

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    threadId = try reader.required("threadId")
    startFrame = try reader.optional("startFrame") ?? 0
    levels = try reader.optional("levels") ?? 0
  }
}

public struct VariablesArguments: ArgumentObject, Equatable {
  public let variablesReference: Int
  /// Left out: named and indexed ones.
  public let filter: Filter?
  public let start: Int
  /// 0 and left out: all of them.
  public let count: Int
  public let format: ValueFormat

  public enum Filter: String, ArgumentValue, CaseIterable {
    case indexed, named
  }

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    variablesReference = try reader.required("variablesReference")
    filter = try reader.optional("filter")
    start = try reader.optional("start") ?? 0
    count = try reader.optional("count") ?? 0
    format = try reader.optional("format") ?? ValueFormat()
  }
}

public struct ValueFormat: ArgumentObject, Equatable {
  /// Whether whole numbers are shown in base 16.
  public let hex: Bool

  public init() { hex = false }

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    hex = try reader.flag("hex")
  }
}

public struct SetVariableArguments: ArgumentObject, Equatable {
  public let variablesReference: Int
  public let name: String
  public let value: String
  public let format: ValueFormat

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    variablesReference = try reader.required("variablesReference")
    name = try reader.required("name")
    value = try reader.required("value")
    format = try reader.optional("format") ?? ValueFormat()
  }
}

public struct SetExpressionArguments: ArgumentObject, Equatable {
  public let expression: String
  public let value: String
  public let frameId: Int?
  public let format: ValueFormat

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    expression = try reader.required("expression")
    value = try reader.required("value")
    frameId = try reader.optional("frameId")
    format = try reader.optional("format") ?? ValueFormat()
  }
}

public struct EvaluateArguments: ArgumentObject, Equatable {
  public let expression: String
  public let frameId: Int?
  public let context: Context
  public let format: ValueFormat

  /// Where the expression was written. The protocol's set is open: later names count as `other`.
  public enum Context: String, ArgumentValue, Sendable {
    case watch, repl, hover, clipboard, variables, other

    public static func read(
      _ json: JSON, at path: String
    ) throws(ArgumentError) -> EvaluateArguments.Context {
      Context(rawValue: try String.read(json, at: path)) ?? .other
    }
  }

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    expression = try reader.required("expression")
    frameId = try reader.optional("frameId")
    context = try reader.optional("context") ?? .other
    format = try reader.optional("format") ?? ValueFormat()
  }
}

public struct CompletionsArguments: ArgumentObject, Equatable {
  public let frameId: Int?
  public let text: String
  /// Where the cursor is, as the client counts columns, in UTF-16 code units.
  public let column: Int
  public let line: Int?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    frameId = try reader.optional("frameId")
    text = try reader.required("text")
    column = try reader.required("column")
    line = try reader.optional("line")
  }
}

public struct SourceArguments: ArgumentObject, Equatable {
  public let source: Source?
  public let sourceReference: Int

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    source = try reader.optional("source")
    sourceReference = try reader.required("sourceReference")
  }
}
