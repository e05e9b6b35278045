/// Something that is wrong, or doubtful, in a source text.
///
/// Diagnostics are collected, never thrown: whoever reads a text goes on after the first one.
public struct Diagnostic: Sendable, Equatable {
  public var rule: Rule
  public var severity: Severity
  public var message: Message
  public var range: SourceRange
  /// What stands beside the caret, in a few words; may be empty.
  public var label: String
  /// The RFC 6901 pointer of the value at fault, where the text is JSON; `""` is the root.
  public var pointer: String?
  public var notes: [Note]
  /// What to do about it, a line each.
  public var help: [String]
  public var fix: Fix?
  /// What AWS says of it, where that is known.
  public var aws: AWSFinding?

  public init(
    _ rule: Rule, _ severity: Severity = .error, _ message: Message, at range: SourceRange,
    label: String = "", pointer: String? = nil, notes: [Note] = [], help: [String] = [],
    fix: Fix? = nil, aws: AWSFinding? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.label = label
    self.pointer = pointer
    self.notes = notes
    self.help = help
    self.fix = fix
    self.aws = aws
  }

  public enum Severity: Int, Sendable, Comparable {
    case information, warning, error

    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// The stable identifier of what was broken, in lower case with hyphens: `unknown-field`.
  public struct Rule: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral name: String) { self.init(name) }
    public var description: String { name }
  }

  /// One sentence in the user's words.
  ///
  /// Each module adds its own as static functions beside the code that reports them.
  public struct Message: Sendable, Hashable, ExpressibleByStringInterpolation,
    CustomStringConvertible
  {
    public let text: String

    public init(_ text: String) { self.text = text }
    public init(stringLiteral text: String) { self.init(text) }
    public var description: String { text }
  }

  /// A related place.
  public struct Note: Sendable, Equatable {
    public var message: String
    public var range: SourceRange

    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// Edits that certainly mend the cause.
  public struct Fix: Sendable, Equatable {
    public var title: String
    public var edits: [Edit]

    public init(_ title: String, _ edits: [Edit]) {
      self.title = title
      self.edits = edits
    }
  }

  /// The replacement of a range by other text.
  public struct Edit: Sendable, Equatable {
    public var range: SourceRange
    public var replacement: String

    public init(_ range: SourceRange, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }
}

extension [Diagnostic] {
  /// In the order of the text; the shorter first of those that begin at one place.
  public var inOrder: [Diagnostic] {
    sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }
}
