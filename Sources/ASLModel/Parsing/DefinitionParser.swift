import Diagnostics
import JSONTree

/// Reads the syntax tree of a definition, part by part; goes on after each error.
///
/// What is being read (the scope, its language) is in properties that the nested parts save and put
/// back. The parts are extensions, beside the types that they make.
struct DefinitionParser {
  let text: FilledText
  let root: JSONSyntax
  let index: StateIndex
  /// Whether the definition is of one state alone; what leads out of it is not looked at.
  var isSingleState = false
  var diagnostics: [Diagnostic] = []
  /// By ``StateID``; nil where the state could not be made.
  var states: [State?]
  /// Which states something leads to.
  var isReferenced: [Bool]
  var machineLanguage = QueryLanguage.jsonPath
  /// The language of the state that is being read.
  var language = QueryLanguage.jsonPath
  var scope = ScopeContext()
  /// What JSONata's `$states` has, besides `input` and `context`, in the field that is being read.
  var statesFields: StatesFields = []
  /// The JSONata expressions that could be read, by where their literals begin.
  var expressions: [Int: Definition.ReadExpression] = [:]
  /// The labels of Map states that have been seen, and where.
  var labels: [String: SourceRange] = [:]

  /// The scope whose states are being read.
  struct ScopeContext {
    var names: [String: StateID] = [:]
    /// Whether a state ends the scope; also where one is too faulty to know.
    var hasTerminal = false
    /// Whether a transition leads nobody knows where: to a placeholder, or out of a faulty state.
    var hasUnknownTarget = false
  }

  init(_ text: FilledText, _ root: JSONSyntax) {
    self.text = text
    self.root = root
    index = StateIndex(root)
    states = Array(repeating: nil, count: index.count)
    isReferenced = Array(repeating: false, count: index.count)
  }

  mutating func parse() -> (machine: StateMachine?, diagnostics: [Diagnostic]) {
    reportDuplicateKeys(in: root)
    if !isSingleState { reportDuplicateStates() }
    let machine = stateMachine()
    let diagnostics = finishedDiagnostics()
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return (hasErrors ? nil : machine, diagnostics)
  }

  private func finishedDiagnostics() -> [Diagnostic] {
    let found = diagnostics.filter { !text.isReported($0.range) } + text.diagnostics
    return found.map { text.finished($0, pointer: root.pointer(of: $0.range)) }.inOrder
  }

  private mutating func stateMachine() -> StateMachine? {
    guard var fields = FieldReader(root, of: "a state machine") else {
      reportNotAnObject("a definition", root)
      diagnostics.indices.last.map { diagnostics[$0].aws = .notAnObject }
      return nil
    }
    let comment = string(&fields, "Comment")
    let version = version(&fields)
    machineLanguage = queryLanguage(&fields) ?? .jsonPath
    language = machineLanguage
    let timeout = integer(&fields, "TimeoutSeconds", in: 1...StateMachine.longestTimeout)
    let top = scope(&fields, parent: nil)
    reportUnread(fields)
    guard let top else { return nil }
    let states = states.compactMap { $0 }
    guard states.count == index.count else { return nil }
    return StateMachine(
      comment: comment, version: version, queryLanguage: machineLanguage, timeoutSeconds: timeout,
      states: states, top: top, range: text.origin(of: root.range))
  }

  private mutating func version(_ fields: inout FieldReader) -> String {
    guard let version = string(&fields, "Version"), version != "1.0",
      let member = fields.take("Version"), !hasPlaceholder(version)
    else { return "1.0" }
    report(
      "unknown-value", .unknownValue("Version", version), at: member.value.range,
      label: "the only version is 1.0")
    return version
  }

  /// `QueryLanguage` of a machine or a state.
  mutating func queryLanguage(_ fields: inout FieldReader) -> QueryLanguage? {
    option(&fields, "QueryLanguage")
  }
}

// MARK: - Reporting

extension DefinitionParser {
  mutating func report(
    _ rule: Diagnostic.Rule, _ message: Diagnostic.Message, at range: SourceRange,
    label: String = "", notes: [Diagnostic.Note] = [], help: [String] = [],
    fix: Diagnostic.Fix? = nil, severity: Diagnostic.Severity = .error, aws: AWSWords? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule, severity, message, at: range, label: label, notes: notes, help: help, fix: fix,
        aws: aws.map { finding($0, at: range) }))
  }

  /// Reports the fields that nobody asked for.
  mutating func reportUnread(_ fields: FieldReader) {
    for member in fields.unread { reportUnknown(member, of: fields) }
  }

  private mutating func reportUnknown(_ member: JSONSyntax.Member, of fields: FieldReader) {
    let near = nearestName(to: member.key, among: fields.asked)
    report(
      "unknown-field", .unknownField(member.key, fields.owner), at: member.keyRange,
      label: near.map { "did you mean '\($0)'?" } ?? "not a field of \(fields.owner)",
      help: near == nil ? [advice(on: member.key, fields)] : [], fix: fix(member, of: fields),
      aws: .schema("Field '\(member.key)' is not supported", .around))
  }

  /// The field that was certainly meant, unless the object has it already: a near name, or for
  /// `Seconds.$` the field `SecondsPath`.
  private func fix(_ member: JSONSyntax.Member, of fields: FieldReader) -> Diagnostic.Fix? {
    var meant = certainName(for: member.key, among: fields.asked)
    if member.key.hasSuffix(".$") {
      let path = "\(member.key.dropLast(2))Path"
      meant = fields.asked.contains(path) ? path : nil
    }
    guard let meant, !fields.has(meant) else { return nil }
    return .writing(meant, at: member.keyRange)
  }

  /// Which states have a field, or else which fields there are.
  private func advice(on name: String, _ fields: FieldReader) -> String {
    let types = StateType.having(field: name).map(\.rawValue)
    if fields.owner.hasSuffix(" state"), !types.isEmpty {
      return "\(types.joined(separator: ", ")) states have it"
    }
    var known: [String] = []
    for name in fields.asked where !known.contains(name) { known.append(name) }
    return "\(fields.owner) has \(known.joined(separator: ", "))"
  }
}

// MARK: - Names that stand twice

extension DefinitionParser {
  /// A key twice in one object, wherever in the definition.
  private mutating func reportDuplicateKeys(in value: JSONSyntax) {
    switch value.kind {
    case .null, .bool, .number, .string: break
    case .array(let elements):
      for element in elements { reportDuplicateKeys(in: element) }
    case .object(let members):
      reportDuplicateKeys(of: members)
      for member in members { reportDuplicateKeys(in: member.value) }
    }
  }

  private mutating func reportDuplicateKeys(of members: [JSONSyntax.Member]) {
    guard members.count > 1 else { return }
    var first: [String: SourceRange] = [:]
    first.reserveCapacity(members.count)
    for member in members {
      guard let earlier = first.updateValue(member.keyRange, forKey: member.key) else { continue }
      first[member.key] = earlier
      report(
        "duplicate-key", .duplicateKey(member.key), at: member.keyRange,
        label: "this one would hide the first",
        notes: [Diagnostic.Note("the first '\(member.key)'", at: earlier)])
    }
  }

  /// A name of several states: names are unique in a whole machine.
  private mutating func reportDuplicateStates() {
    for (place, member) in index.keys.enumerated() {
      guard let ids = index.named[member.key], ids.count > 1, ids[0].index != place else {
        continue
      }
      report(
        "duplicate-state-name", .duplicateState(member.key), at: member.keyRange,
        label: "a state of this name exists already",
        notes: [
          Diagnostic.Note("the first '\(member.key)'", at: index.keys[ids[0].index].keyRange)
        ],
        help: ["state names are unique in the whole state machine, nested states included"],
        aws: AWSWords(.duplicateStateName, "Duplicate State name: \(member.key)"))
    }
  }
}

extension Diagnostic.Message {
  static func unknownValue(_ field: String, _ value: String) -> Self {
    "'\(value)' is not a value of '\(field)'"
  }
  fileprivate static func unknownField(_ name: String, _ owner: String) -> Self {
    "unknown field '\(name)' in \(owner)"
  }
  fileprivate static func duplicateKey(_ name: String) -> Self {
    "the field '\(name)' stands twice in one object"
  }
  fileprivate static func duplicateState(_ name: String) -> Self {
    "the state name '\(name)' is used more than once"
  }
}
