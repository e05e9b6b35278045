public import Diagnostics
public import JSONTree

/// An expression between `{%` and `%}`: JSONata as AWS Step Functions runs it.
///
/// It has no input document: `$`, `$$` and field names mean nothing at its top level. It reads
/// `$states` and the workflow variables, knows `$partition`, `$range`, `$hash`, `$random`, `$uuid`
/// and `$parse` besides JSONata's own functions but not `$eval`, and has the syntax of JSONata
/// 2.0.6, which knows neither `??` nor `?:`.
///
/// - Note: AWS Step Functions developer guide, "Transforming data with JSONata"; Amazon States
///   Language, "Query Languages".
public struct StatesExpression: Sendable {
  public let source: String
  /// What it reads, so that nothing else has to be made ready.
  public let uses: Uses
  /// Parts that JSONata allows and Step Functions does not.
  public let unsupported: [Unsupported]
  private let program: Program

  /// - Parameter source: what stands between the delimiters.
  public init(parsing source: String) throws(JSONataError) {
    let node = try Parser.parse(source, isStatesProfile: true)
    let survey = StatesSurvey(node)
    self.source = source
    uses = survey.uses
    unsupported = survey.unsupported
    program = try Compiler.compile(node, library: statesLibrary)
  }

  /// Evaluates the expression.
  ///
  /// - Parameter values: the value of `$states` and of each variable that it uses; nil: undefined.
  public func evaluate(
    _ values: [String: JSON], options: JSONataOptions
  ) throws(JSONataError) -> JSONataResult {
    try program.evaluate(.undefined, values, options)
  }

  /// The names that an expression reads.
  public struct Uses: Sendable, Equatable {
    /// Workflow variables, without the `$`, in the order they first stand in the expression.
    public internal(set) var variables: [String] = []
    /// Functions of the library, without the `$`. A workflow variable of such a name hides the
    /// function.
    public internal(set) var functions: [String] = []
    /// Every place where it reads a workflow variable; the fields are the names without the `$`.
    public internal(set) var variableReads: [Read] = []
    /// Every place where it calls a function by a name that it does not bind itself.
    public internal(set) var calls: [Call] = []
    /// Where it reads a field of `$states`: `input`, `result`, `errorOutput`, `context`.
    public internal(set) var reads: [Read] = []
    /// Whether `$states` is used as a whole, so that any field may be read.
    public internal(set) var allFields = false

    public func reads(_ field: String) -> Bool {
      allFields || reads.contains { $0.field == field }
    }

    public struct Read: Sendable, Equatable {
      public let field: String
      /// The field's name: UTF-8 offsets in the expression.
      public let range: SourceRange
      /// The names that follow it, as far as there is nothing but names.
      public internal(set) var below: [Name] = []
    }

    public struct Name: Sendable, Equatable {
      public let name: String
      public let range: SourceRange
    }

    public struct Call: Sendable, Equatable {
      /// Without the `$`.
      public let name: String
      /// The name with the `$`: UTF-8 offsets in the expression.
      public let range: SourceRange
      /// How many arguments it is given, what stands before `~>` included.
      public let argumentCount: Int
      /// Whether there is a context that can stand in for a missing argument.
      public let hasContext: Bool
    }
  }
}
