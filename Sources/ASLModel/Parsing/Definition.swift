public import Diagnostics
public import JSONTree
public import JSONata

/// A definition as it was read: its state machine, or as much of it as could be made, with the
/// syntax that it was made of.
public struct Definition: Sendable {
  public let source: SourceText
  /// nil where there is an error, or where a placeholder `${Name}` stands for something else than
  /// a string.
  public let machine: StateMachine?
  /// What is wrong, in the order of the text, with ranges of ``source``.
  public let findings: [Diagnostic]
  /// The text with its placeholders filled; nil where it is not JSON. Its ranges are those of that
  /// text: ``located(_:)`` leads back.
  public let root: JSONSyntax?
  /// Every state, by ``StateID``; in the order of the text.
  public let states: [ReadState]
  /// The JSONata expressions that could be read, by where their literals begin.
  private let expressionsByPlace: [Int: ReadExpression]
  private let text: FilledText

  /// A state and its member in `States`.
  public struct ReadState: Sendable {
    public let id: StateID
    /// Its name and its object.
    public let syntax: JSONSyntax.Member
    /// nil where it has an error.
    public let state: State?
  }

  /// A JSONata expression that a field was read as.
  public struct ReadExpression: Sendable {
    public let code: StatesExpression
    /// The string literal, with its quotation marks.
    public let literal: SourceRange
    /// Where the expression begins in the decoded string.
    let start: Int
    let offsets: LiteralOffsets

    /// Where a part of the expression stands in the text.
    func source(of part: SourceRange) -> SourceRange {
      offsets.source(of: SourceRange(start: part.start + start, end: part.end + start))
    }
  }

  /// Reads a definition, and finds all that is wrong with it.
  ///
  /// - Parameter substitutions: what placeholders `${Name}` are filled with first. One without a
  ///   value stays where it is part of a string, and is an error elsewhere.
  /// - Note: Amazon States Language; what AWS accepts is never an error.
  public init(
    reading source: SourceText, substitutions: Substitutions = Substitutions(),
    options: DefinitionOptions = DefinitionOptions()
  ) {
    self.init(source, substitutions, options) { DefinitionParser($0, $1) }
  }

  init(
    _ source: SourceText, _ substitutions: Substitutions, _ options: DefinitionOptions,
    parser: (FilledText, JSONSyntax) -> DefinitionParser
  ) {
    self.source = source
    text = FilledText(source, substitutions)
    var reading = JSONParsingOptions()
    reading.maximumBytes = options.maximumBytes
    reading.maximumDepth = options.maximumDepth
    do {
      let root = try JSONSyntax(parsing: text.source.bytes, options: reading)
      var parser = parser(text, root)
      (machine, findings) = parser.parse()
      self.root = root
      states = parser.states.enumerated().map { place, state in
        ReadState(id: StateID(index: place), syntax: parser.index.keys[place], state: state)
      }
      expressionsByPlace = parser.expressions
    } catch {
      let text = text
      machine = nil
      let fault = Self.fault(error, in: text.source)
      findings = (text.diagnostics + [fault]).map { text.finished($0, pointer: "") }.inOrder
      root = nil
      states = []
      expressionsByPlace = [:]
    }
  }

  /// A finding whose ranges are those of ``root``, with the ranges of ``source`` and its pointer.
  public func located(_ finding: Diagnostic) -> Diagnostic {
    text.finished(finding, pointer: root?.pointer(of: finding.range) ?? "")
  }

  /// Where a range of ``root`` stands in ``source``.
  public func origin(of range: SourceRange) -> SourceRange { text.origin(of: range) }

  /// Where a range of ``root`` stands, as AWS says it: `/States/Route/Choices[0]`.
  public func awsLocation(of range: SourceRange) -> String {
    JSONSyntax.awsLocation(root?.steps(to: range) ?? [])
  }

  /// Where a part of the value of a string literal of ``root`` stands in the text.
  ///
  /// - Parameters:
  ///   - part: UTF-8 offsets in the decoded string.
  ///   - literal: the range of the literal, with its quotation marks.
  public func range(of part: SourceRange, in literal: SourceRange) -> SourceRange {
    text.range(of: part, in: literal)
  }

  /// The expression that a string literal of ``root`` was read as.
  public func expression(at literal: SourceRange) -> ReadExpression? {
    expressionsByPlace[literal.start]
  }

  /// The JSONata expressions that could be read, in the order of the text.
  public var expressions: [ReadExpression] {
    expressionsByPlace.values.sorted { $0.literal.start < $1.literal.start }
  }

  /// Where a part of an expression stands in the text.
  public func range(of part: SourceRange, in expression: ReadExpression) -> SourceRange {
    expression.source(of: part)
  }

  /// Whether a string holds `${Name}`, which a deployment fills in.
  public static func hasPlaceholder(_ text: String) -> Bool { Substitutions.hasPlaceholder(text) }
}

extension Diagnostic.Fix {
  /// Without the comma behind the last element or member, where that is what is wrong.
  static func leavingOutComma(
    before fault: SourceRange, in source: SourceText
  ) -> Diagnostic.Fix? {
    let bytes = source.bytes
    func last(before end: Int) -> Int? {
      bytes[..<end].lastIndex { !" \t\r\n".utf8.contains($0) }
    }
    guard fault.start < bytes.count, "}]".utf8.contains(bytes[fault.start]),
      let comma = last(before: fault.start), bytes[comma] == UInt8(ascii: ","),
      let value = last(before: comma), !",[{:".utf8.contains(bytes[value])
    else { return nil }
    return Diagnostic.Fix(
      "leave out the comma", [Diagnostic.Edit(SourceRange(start: comma, end: comma + 1), "")])
  }
}
