public import ASLModel
public import Diagnostics

/// One thing that a definition is checked for, with all that is to be said about it.
///
/// Each is a file of `Rules/`. Its ``explanation`` is what `asl explain` prints and `docs/rules.md`
/// holds; a test checks its examples.
public protocol Rule: Sendable {
  /// The rule's stable name; the file has it as well: `dead-retrier` is in `DeadRetrier.swift`.
  static var name: Diagnostic.Rule { get }
  static var severity: Diagnostic.Severity { get }
  /// Whether it is advice, which is given only when it is asked for.
  static var isAdvice: Bool { get }
  /// Whether it warns as well, though its severity is error.
  static var hasWarnings: Bool { get }
  /// The code that AWS reports, where it checks the same.
  static var awsCode: AWSFinding.Code? { get }
  static var explanation: Explanation { get }

  /// Reports what is found.
  static func check(_ subject: Subject, _ report: inout Report)
}

extension Rule {
  public static var isAdvice: Bool { false }
  public static var hasWarnings: Bool { severity != .error }
  public static var awsCode: AWSFinding.Code? { nil }
}

/// A rule that is checked while the definition is read: nothing could be made of it otherwise.
public protocol ReadingRule: Rule {}

extension ReadingRule {
  public static var severity: Diagnostic.Severity { .error }
  public static var awsCode: AWSFinding.Code? { .schemaValidationFailed }
  public static func check(_ subject: Subject, _ report: inout Report) {}
}

/// What is said about a rule.
public struct Explanation: Sendable, Equatable {
  /// What it finds, in one sentence.
  public let summary: String
  /// What goes wrong otherwise, and what to do.
  public let why: String
  /// A definition in which it finds something.
  public let failing: String
  /// The same, mended.
  public let passing: String
  /// Where the rule is from.
  public let source: String
  /// The kind of workflow that the examples are for.
  public let workflow: WorkflowType
  /// How many letters the `…` in the failing example stands for.
  public let stretch: Int

  public init(
    _ summary: String, why: String, failing: String, passing: String, source: String,
    workflow: WorkflowType = .standard, stretch: Int = 1
  ) {
    self.summary = summary
    self.why = why
    self.failing = failing
    self.passing = passing
    self.source = source
    self.workflow = workflow
    self.stretch = stretch
  }

  /// ``failing`` in full.
  public var wholeFailing: String {
    stretch == 1
      ? failing
      : failing.split(separator: "…", omittingEmptySubsequences: false)
        .joined(separator: String(repeating: "x", count: stretch))
  }
}

/// What a definition is deployed as.
public typealias WorkflowType = MapState.ExecutionType
