/// How far a step goes.
public enum SteppingGranularity: String, ArgumentValue, CaseIterable {
  case statement, line, instruction
}

/// The arguments of `next`, `stepIn`, `stepOut` and `stepBack`.
public struct StepArguments: ArgumentObject, Equatable {
  public let threadId: Int
  /// Whether the other threads stay where they are.
  public let singleThread: Bool
  /// What `stepIn` goes into, of what `stepInTargets` has offered.
  public let targetId: Int?
  public let granularity: SteppingGranularity

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    threadId = try reader.required("threadId")
    singleThread = try reader.flag("singleThread")
    targetId = try reader.optional("targetId")
    granularity = try reader.optional("granularity") ?? .statement
  }
}

/// The arguments of `continue` and `reverseContinue`.
public struct ContinueArguments: ArgumentObject, Equatable {
  public let threadId: Int
  public let singleThread: Bool

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    threadId = try reader.required("threadId")
    singleThread = try reader.flag("singleThread")
  }
}

/// The arguments of `pause` and `exceptionInfo`.
public struct ThreadArguments: ArgumentObject, Equatable {
  public let threadId: Int

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    threadId = try reader.required("threadId")
  }
}

/// The arguments of `scopes`, `restartFrame` and `stepInTargets`.
public struct FrameArguments: ArgumentObject, Equatable {
  public let frameId: Int

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    frameId = try reader.required("frameId")
  }
}

public struct GotoTargetsArguments: ArgumentObject, Equatable {
  public let source: Source
  public let line: Int
  public let column: Int?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    source = try reader.required("source")
    line = try reader.required("line")
    column = try reader.optional("column")
  }
}

public struct GotoArguments: ArgumentObject, Equatable {
  public let threadId: Int
  public let targetId: Int

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    threadId = try reader.required("threadId")
    targetId = try reader.required("targetId")
  }
}
