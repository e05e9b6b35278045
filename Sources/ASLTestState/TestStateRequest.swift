public import JSONTree

/// What TestState is asked: a state, or a machine and the name of a state in it, and what stands in
/// for its surroundings.
///
/// Texts are those of the request; that they hold JSON is found out by ``StateTrial``.
///
/// - Note: Step Functions API reference, TestState.
public struct TestStateRequest: Sendable, Equatable {
  public var definition: String
  public var stateName: String?
  public var roleARN: String?
  public var input: String?
  public var inspectionLevel = InspectionLevel.info
  public var revealSecrets = false
  public var variables: String?
  public var context: String?
  public var mock: MockInput?
  public var configuration = Configuration()

  /// How much of the data between is shown.
  public enum InspectionLevel: String, Sendable, Hashable, CaseIterable {
    /// The outcome alone.
    case info = "INFO"
    /// What each field made of the data, too.
    case debug = "DEBUG"
    /// An HTTP Task's request and response, too.
    case trace = "TRACE"
  }

  /// What comes of the state's work.
  public struct MockInput: Sendable, Equatable {
    /// JSON text.
    public var result: String?
    public var errorOutput: ErrorOutput?
    public var validation = FieldValidation.strict

    public init() {}

    public struct ErrorOutput: Sendable, Equatable {
      public var error: String?
      public var cause: String?

      public init(error: String? = nil, cause: String? = nil) {
        self.error = error
        self.cause = cause
      }
    }
  }

  /// How a mocked result is compared with what the service's API gives.
  public enum FieldValidation: String, Sendable, Hashable, CaseIterable {
    /// What is required must be there, and what is there must be of the right form.
    case strict = "STRICT"
    /// What is there must be of the right form.
    case present = "PRESENT"
    case none = "NONE"
  }

  /// `stateConfiguration`.
  public struct Configuration: Sendable, Equatable {
    public var retrierRetryCount: Int?
    public var errorCausedByState: String?
    public var mapIterationFailureCount: Int?
    public var mapItemReaderData: String?

    public init() {}
  }

  public init(definition: String) { self.definition = definition }
}

// MARK: - As the API sends it

extension TestStateRequest {
  public init(_ json: JSON) throws(TestStateError) {
    let reader = RequestReader(json, "")
    self.init(definition: try reader.required("definition"))
    stateName = try reader.string("stateName")
    roleARN = try reader.string("roleArn")
    input = try reader.string("input")
    inspectionLevel = try reader.option("inspectionLevel") ?? .info
    revealSecrets = try reader.boolean("revealSecrets") ?? false
    variables = try reader.string("variables")
    context = try reader.string("context")
    mock = try reader.object("mock").map(MockInput.init(_:))
    if let reader = try reader.object("stateConfiguration") {
      configuration = try Configuration(reader)
    }
    try checkParameters()
  }

  /// The lengths and ranges that the API's model sets.
  public func checkParameters() throws(TestStateError) {
    try Self.check(definition, "definition", 1...1_048_576)
    try Self.check(stateName, "stateName", 1...80)
    try Self.check(roleARN, "roleArn", 1...256)
    try Self.check(input, "input", 0...262_144)
    try Self.check(context, "context", 0...262_144)
    try Self.check(variables, "variables", 0...262_144)
    try Self.check(mock?.result, "mock.result", 0...262_144)
    try Self.check(mock?.errorOutput?.error, "mock.errorOutput.error", 0...256)
    try Self.check(mock?.errorOutput?.cause, "mock.errorOutput.cause", 0...32_768)
    let place = "stateConfiguration."
    try Self.check(configuration.errorCausedByState, place + "errorCausedByState", 1...80)
    try Self.check(configuration.mapItemReaderData, place + "mapItemReaderData", 0...262_144)
    try Self.check(configuration.retrierRetryCount, place + "retrierRetryCount")
    try Self.check(configuration.mapIterationFailureCount, place + "mapIterationFailureCount")
  }

  private static func check(
    _ text: String?, _ name: String, _ lengths: ClosedRange<Int>
  ) throws(TestStateError) {
    guard let text else { return }
    let length = text.utf16.count
    if length < lengths.lowerBound {
      throw .parameter(.init(name, text, .tooShort(minimum: lengths.lowerBound)))
    }
    if length > lengths.upperBound {
      throw .parameter(.init(name, text, .tooLong(maximum: lengths.upperBound)))
    }
  }

  private static func check(_ number: Int?, _ name: String) throws(TestStateError) {
    guard let number, number < 0 else { return }
    throw .parameter(.init(name, "\(number)", .tooSmall(minimum: 0)))
  }
}

extension TestStateRequest.MockInput {
  fileprivate init(_ reader: RequestReader) throws(TestStateError) {
    result = try reader.string("result")
    if let output = try reader.object("errorOutput") {
      errorOutput = ErrorOutput(
        error: try output.string("error"), cause: try output.string("cause"))
    }
    validation = try reader.option("fieldValidationMode") ?? .strict
  }
}

extension TestStateRequest.Configuration {
  fileprivate init(_ reader: RequestReader) throws(TestStateError) {
    retrierRetryCount = try reader.integer("retrierRetryCount")
    errorCausedByState = try reader.string("errorCausedByState")
    mapIterationFailureCount = try reader.integer("mapIterationFailureCount")
    mapItemReaderData = try reader.string("mapItemReaderData")
  }
}
