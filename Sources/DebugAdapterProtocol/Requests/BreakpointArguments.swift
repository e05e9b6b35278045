/// All breakpoints of one source; the ones of before are replaced.
public struct SetBreakpointsArguments: ArgumentObject, Equatable {
  public let source: Source
  public let breakpoints: [SourceBreakpoint]
  public let sourceModified: Bool

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    source = try reader.required("source")
    let lines: [Int] = try reader.optional("lines") ?? []
    breakpoints = try reader.optional("breakpoints") ?? lines.map { SourceBreakpoint(line: $0) }
    sourceModified = try reader.flag("sourceModified")
  }
}

public struct SourceBreakpoint: ArgumentObject, Equatable {
  public let line: Int
  public let column: Int?
  public let condition: String?
  public let hitCondition: String?
  public let logMessage: String?

  public init(line: Int) {
    self.line = line
    column = nil
    condition = nil
    hitCondition = nil
    logMessage = nil
  }

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    line = try reader.required("line")
    column = try reader.optional("column")
    condition = try reader.optional("condition")
    hitCondition = try reader.optional("hitCondition")
    logMessage = try reader.optional("logMessage")
  }
}

public struct SetFunctionBreakpointsArguments: ArgumentObject, Equatable {
  public let breakpoints: [FunctionBreakpoint]

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    breakpoints = try reader.required("breakpoints")
  }
}

public struct FunctionBreakpoint: ArgumentObject, Equatable {
  public let name: String
  public let condition: String?
  public let hitCondition: String?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    name = try reader.required("name")
    condition = try reader.optional("condition")
    hitCondition = try reader.optional("hitCondition")
  }
}

public struct SetExceptionBreakpointsArguments: ArgumentObject, Equatable {
  /// Filters without a condition.
  public let filters: [String]
  public let filterOptions: [ExceptionFilterOption]

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    filters = try reader.required("filters")
    filterOptions = try reader.optional("filterOptions") ?? []
  }
}

public struct ExceptionFilterOption: ArgumentObject, Equatable {
  public let filterId: String
  public let condition: String?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    filterId = try reader.required("filterId")
    condition = try reader.optional("condition")
  }
}

public struct DataBreakpointInfoArguments: ArgumentObject, Equatable {
  /// What the variable is a child of; left out: the name is an expression.
  public let variablesReference: Int?
  public let name: String
  public let frameId: Int?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    variablesReference = try reader.optional("variablesReference")
    name = try reader.required("name")
    frameId = try reader.optional("frameId")
  }
}

public struct SetDataBreakpointsArguments: ArgumentObject, Equatable {
  public let breakpoints: [DataBreakpoint]

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    breakpoints = try reader.required("breakpoints")
  }
}

public struct DataBreakpoint: ArgumentObject, Equatable {
  public let dataId: String
  public let accessType: DataAccess?
  public let condition: String?
  public let hitCondition: String?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    dataId = try reader.required("dataId")
    accessType = try reader.optional("accessType")
    condition = try reader.optional("condition")
    hitCondition = try reader.optional("hitCondition")
  }
}

public enum DataAccess: String, ArgumentValue, ProtocolValue, CaseIterable {
  case read, write, readWrite
}

/// A range of a source; what is left out of its end is the end of the first line.
public struct BreakpointLocationsArguments: ArgumentObject, Equatable {
  public let source: Source
  public let line: Int
  public let column: Int?
  public let endLine: Int?
  public let endColumn: Int?

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    source = try reader.required("source")
    line = try reader.required("line")
    column = try reader.optional("column")
    endLine = try reader.optional("endLine")
    endColumn = try reader.optional("endColumn")
  }
}
