import Diagnostics
import JSONTree

/// What all types of states share.
extension DefinitionParser {
  /// - Note: Step Functions guide, "Quotas": 80 characters.
  private static let longestName = 80

  mutating func state(
    _ member: JSONSyntax.Member, _ id: StateID, _ parent: State.Parent?
  ) -> State? {
    checkName(member)
    guard var fields = FieldReader(member.value, of: "a state", at: member.keyRange) else {
      reportNotAnObject("a state", member.value)
      scope.hasUnknownTarget = true
      return nil
    }
    let outer = language
    defer { language = outer }
    language = stateLanguage(&fields)
    guard let type = type(&fields) else {
      scope.hasUnknownTarget = true
      return nil
    }
    return state(fields.owned(by: "a \(type.rawValue) state"), type, member, id, parent)
  }

  private mutating func state(
    _ reader: FieldReader, _ type: StateType, _ member: JSONSyntax.Member, _ id: StateID,
    _ parent: State.Parent?
  ) -> State? {
    var fields = reader
    let comment = string(&fields, "Comment")
    let data = dataFlow(&fields, type.dataFields)
    let kind: State.Kind? =
      switch type {
      case .task: taskState(&fields).map { .task($0) }
      case .pass: passState(&fields).map { .pass($0) }
      case .choice: choiceState(&fields).map { .choice($0) }
      case .wait: waitState(&fields).map { .wait($0) }
      case .succeed: succeedState()
      case .fail: failState(&fields)
      case .parallel: parallelState(&fields, id).map { .parallel($0) }
      case .map: mapState(&fields, id).map { .map($0) }
      }
    reportUnread(fields)
    guard let kind else { return nil }
    return State(
      id: id, name: member.key, comment: comment, queryLanguage: language, parent: parent,
      nameRange: text.origin(of: member.keyRange), range: text.origin(of: member.value.range),
      data: data, kind: kind)
  }

  private mutating func checkName(_ member: JSONSyntax.Member) {
    let count = member.key.unicodeScalars.count
    guard count == 0 || count > Self.longestName else { return }
    report(
      "state-name", .badName(count), at: member.keyRange,
      label: count == 0 ? "a name is needed" : "at most \(Self.longestName) characters",
      aws: count == 0 ? nil : .longName(member.key))
  }

  /// A state's own language, else the machine's; not that of the Map or Parallel around it.
  private mutating func stateLanguage(_ fields: inout FieldReader) -> QueryLanguage {
    guard let own = queryLanguage(&fields) else { return machineLanguage }
    if own == .jsonPath, machineLanguage == .jsonata, let member = fields.take("QueryLanguage") {
      report(
        "jsonpath-in-jsonata", .downgrade, at: fields.place,
        label: "JSONata is set for the whole state machine",
        notes: [Diagnostic.Note("the language of this state", at: member.value.range)],
        help: ["leave 'QueryLanguage' out at the top, and set it to JSONata state by state"],
        aws: .downgrade)
      return machineLanguage
    }
    return own
  }

  private mutating func type(_ fields: inout FieldReader) -> StateType? {
    guard fields.has("Type") else {
      let misspelt = fields.unread.first { certainName(for: $0.key, among: ["Type"]) != nil }
      reportMissing("Type", in: fields, fix: misspelt.map { .writing("Type", at: $0.keyRange) })
      return nil
    }
    return option(&fields, "Type")
  }
}

extension FieldReader {
  func owned(by owner: String) -> FieldReader {
    var copy = self
    copy.owner = owner
    return copy
  }
}

extension StateType {
  var dataFields: DefinitionParser.DataFields {
    switch self {
    case .task, .parallel:
      [.paths, .parameters, .arguments, .resultSelector, .resultPath, .assign, .output]
    case .map: [.paths, .resultSelector, .resultPath, .assign, .output]
    case .pass: [.paths, .parameters, .resultPath, .assign, .output]
    case .choice, .wait: [.paths, .assign, .output]
    case .succeed: [.paths, .output]
    case .fail: []
    }
  }

  /// The types of states that have a field.
  static func having(field name: String) -> [StateType] {
    allCases.filter { $0.fields.contains(name) }
  }

  /// Fields besides Type, Comment and QueryLanguage, for advice where one stands in a wrong state.
  private var fields: [String] {
    let flow = ["InputPath", "OutputPath", "Output"]
    let work =
      flow + [
        "ResultSelector", "ResultPath", "Assign", "Retry", "Catch", "Next", "End",
      ]
    return switch self {
    case .task:
      work + [
        "Parameters", "Arguments", "Resource", "Credentials", "TimeoutSeconds",
        "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath",
      ]
    case .parallel: work + ["Parameters", "Arguments", "Branches"]
    case .map:
      work + [
        "ItemProcessor", "ItemsPath", "Items", "ItemSelector", "ItemReader", "ItemBatcher",
        "ResultWriter", "MaxConcurrency", "MaxConcurrencyPath", "ToleratedFailureCount",
        "ToleratedFailurePercentage", "Label", "Iterator", "Parameters",
      ]
    case .pass: flow + ["Parameters", "Result", "ResultPath", "Assign", "Next", "End"]
    case .choice: flow + ["Assign", "Choices", "Default"]
    case .wait:
      flow + [
        "Assign", "Next", "End", "Seconds", "SecondsPath", "Timestamp", "TimestampPath",
      ]
    case .succeed: flow
    case .fail: ["Error", "ErrorPath", "Cause", "CausePath"]
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func badName(_ count: Int) -> Self {
    count == 0 ? "a state has no name" : "a state's name has \(count) characters"
  }
  fileprivate static let downgrade: Self =
    "a state of a JSONata state machine cannot go back to JSONPath"
}
