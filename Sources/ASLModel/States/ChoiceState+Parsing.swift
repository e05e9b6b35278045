import Diagnostics
import JSONTree

extension DefinitionParser {
  mutating func choiceState(_ fields: inout FieldReader) -> ChoiceState? {
    let rules = choiceRules(&fields)
    let fallback = fields.take("Default").map { target($0) }
    guard let rules else { return nil }
    if let fallback, fallback == nil { return nil }
    return ChoiceState(rules: rules, defaultState: fallback ?? nil)
  }

  private mutating func choiceRules(_ fields: inout FieldReader) -> [ChoiceRule]? {
    guard let member = fields.take("Choices") else {
      reportMissing("Choices", in: fields)
      return nil
    }
    guard let elements = elements(member) else { return nil }
    if elements.isEmpty {
      report(
        "empty-list", .noRules, at: member.value.range, label: "at least one is needed",
        aws: .emptyValue)
    }
    let rules = elements.enumerated().map { index, element in choiceRule(element, index) }
    let parsed = rules.compactMap { $0 }
    return parsed.count == rules.count ? parsed : nil
  }

  private mutating func choiceRule(_ value: JSONSyntax, _ index: Int) -> ChoiceRule? {
    guard var fields = FieldReader(value, of: "a Choice Rule") else {
      reportNotAnObject("a Choice Rule", value)
      return nil
    }
    let prefix = "Choices[\(index)]/"
    let next = requiredTarget(&fields, "Next")
    let condition = condition(&fields, prefix)
    let assign = assignments(&fields, field: prefix + "Assign")
    let output = template(&fields, "Output", in: .jsonata, prefix: prefix)
    let comment = string(&fields, "Comment")
    reportUnread(fields)
    guard let next, let condition else { return nil }
    return ChoiceRule(
      condition: condition, next: next, assign: assign, output: output, comment: comment,
      range: text.origin(of: value.range))
  }

  private mutating func condition(_ fields: inout FieldReader, _ prefix: String) -> Condition? {
    guard language == .jsonata else {
      _ = take(&fields, "Condition", in: .jsonata)
      return dataTest(&fields)
    }
    let foreign = ["Variable", "And", "Or", "Not"] + ComparisonOperator.all.map(\.name)
    for name in foreign where fields.has(name) { _ = take(&fields, name, in: .jsonPath) }
    guard let member = fields.take("Condition") else {
      reportMissing("Condition", in: fields)
      return nil
    }
    if case .bool(let value) = member.value.kind { return .constant(value) }
    return requiredExpression(member, field: prefix + "Condition", else: "a JSONata expression")
      .map { .expression($0) }
  }

  // MARK: JSONPath

  /// A Boolean Expression (And, Or, Not) or a Data-test Expression (Variable and one operator).
  private mutating func dataTest(_ fields: inout FieldReader) -> Condition? {
    let connectives = ["And", "Or", "Not"].filter(fields.has)
    let operators = ComparisonOperator.all.filter { fields.has($0.name) }
    let names = connectives + operators.map(\.name)
    for name in names { _ = fields.take(name) }
    guard let name = names.first else {
      reportNoOperator(&fields)
      return nil
    }
    if names.count > 1 {
      report(
        "choice-operator", .severalOperators(names), at: fields.place,
        label: "a rule has one of them", help: ["'And' joins several tests"])
    }
    if connectives.isEmpty { return comparison(operators[0], &fields) }
    guard let member = fields.take(name) else { return nil }
    return connective(member)
  }

  private mutating func reportNoOperator(_ fields: inout FieldReader) {
    let known = ComparisonOperator.all.map(\.name) + ["And", "Or", "Not"]
    _ = fields.take("Variable")
    let near = fields.unread.lazy.compactMap { member in
      nearestName(to: member.key, among: known).map { (member, $0) }
    }.first
    guard let (member, name) = near else {
      report(
        "choice-operator", .noOperator, at: fields.place,
        label: "a comparison such as 'StringEquals', or 'And', 'Or', 'Not'")
      return
    }
    _ = fields.take(member.key)
    report(
      "choice-operator", .unknownOperator(member.key), at: member.keyRange,
      label: "did you mean '\(name)'?",
      fix: certainName(for: member.key, among: known).map { .writing($0, at: member.keyRange) })
  }

  private mutating func connective(_ member: JSONSyntax.Member) -> Condition? {
    if member.key == "Not" { return nested(member.value).map { .not($0) } }
    guard let elements = elements(member) else { return nil }
    if elements.isEmpty {
      report(
        "empty-list", .noTests(member.key), at: member.value.range, label: "at least one is needed",
        aws: .emptyValue)
    }
    let conditions = elements.map { nested($0) }
    let parsed = conditions.compactMap { $0 }
    guard parsed.count == conditions.count else { return nil }
    return member.key == "And" ? .and(parsed) : .or(parsed)
  }

  /// A test inside And, Or or Not: without Next.
  private mutating func nested(_ value: JSONSyntax) -> Condition? {
    guard var fields = FieldReader(value, of: "a nested test") else {
      reportNotAnObject("a nested test", value)
      return nil
    }
    _ = string(&fields, "Comment")
    if let next = fields.take("Next") {
      report(
        "unknown-field", .nestedNext, at: next.keyRange,
        label: "it belongs to the rule around this test")
    }
    let condition = dataTest(&fields)
    reportUnread(fields)
    return condition
  }

  private mutating func comparison(
    _ named: ComparisonOperator, _ fields: inout FieldReader
  ) -> Condition? {
    guard let variable = fields.take("Variable") else {
      reportMissing("Variable", in: fields)
      return nil
    }
    let path = referencePath(variable)
    guard let member = fields.take(named.name), let test = test(named, member), let path else {
      return nil
    }
    return .comparison(Comparison(variable: path, test: test, range: text.origin(of: fields.range)))
  }
}

extension Diagnostic.Message {
  fileprivate static let noRules: Self = "'Choices' must hold a Choice Rule"
  fileprivate static let noOperator: Self = "the rule compares nothing"
  fileprivate static let nestedNext: Self = "'Next' cannot stand inside And, Or or Not"
  fileprivate static func noTests(_ name: String) -> Self { "'\(name)' must hold a test" }
  fileprivate static func severalOperators(_ names: [String]) -> Self {
    "a rule has several operators: \(names.joined(separator: ", "))"
  }
  fileprivate static func unknownOperator(_ name: String) -> Self {
    "'\(name)' is not a comparison operator"
  }
}
