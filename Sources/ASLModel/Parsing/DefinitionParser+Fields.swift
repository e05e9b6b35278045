import Diagnostics
import JSONTree

/// Fields of simple types. Each function reports what is wrong and gives nil for what is absent or
/// wrong.
extension DefinitionParser {
  mutating func string(_ fields: inout FieldReader, _ name: String) -> String? {
    guard let member = fields.take(name) else { return nil }
    guard let text = member.value.stringValue else {
      reportType(member, "a string")
      return nil
    }
    return text
  }

  mutating func boolean(_ member: JSONSyntax.Member) -> Bool? {
    guard case .bool(let value) = member.value.kind else {
      reportType(member, "a boolean", fix: unquoted(member, ["true", "false"].contains))
      return nil
    }
    return value
  }

  mutating func integer(
    _ fields: inout FieldReader, _ name: String, in range: ClosedRange<Int>
  ) -> Int? {
    guard let member = fields.take(name) else { return nil }
    return integer(member, in: range)
  }

  mutating func integer(_ member: JSONSyntax.Member, in range: ClosedRange<Int>) -> Int? {
    guard case .number(let number) = member.value.kind else {
      reportType(member, "an integer", fix: unquoted(member, { Int($0)?.description == $0 }))
      return nil
    }
    guard let value = number.integerValue.map(Int.init) else {
      let isWhole = number.doubleValue.rounded() == number.doubleValue
      if isWhole {
        reportRange(member, number, range.lowerBound, range.upperBound)
      } else {
        reportType(member, "an integer", found: "the fraction \(number)")
      }
      return nil
    }
    guard range.contains(value) else {
      reportRange(
        member, number, range.lowerBound, range.upperBound,
        aws: value < range.lowerBound
          ? .minimum("\(range.lowerBound)") : .maximum("\(range.upperBound)"))
      return nil
    }
    return value
  }

  mutating func number(_ member: JSONSyntax.Member, in range: ClosedRange<Double>) -> Double? {
    guard case .number(let number) = member.value.kind else {
      reportType(member, "a number")
      return nil
    }
    guard range.contains(number.doubleValue) else {
      reportRange(
        member, number, JSONNumber(range.lowerBound), JSONNumber(range.upperBound),
        aws: number.doubleValue < range.lowerBound
          ? .minimum("\(range.lowerBound)") : .maximum("\(range.upperBound)"))
      return nil
    }
    return number.doubleValue
  }

  /// A field with a few possible texts.
  mutating func option<Option: RawRepresentable<String> & CaseIterable>(
    _ fields: inout FieldReader, _ name: String
  ) -> Option? {
    guard let member = fields.take(name) else { return nil }
    return option(member)
  }

  mutating func option<Option: RawRepresentable<String> & CaseIterable>(
    _ member: JSONSyntax.Member
  ) -> Option? {
    guard let text = member.value.stringValue else {
      reportType(member, "a string")
      return nil
    }
    if let option = Option(rawValue: text) { return option }
    if hasPlaceholder(text) {
      reportPlaceholder(member, text)
      return nil
    }
    let names = Option.allCases.map(\.rawValue)
    let near = nearestName(to: text, among: names)
    report(
      "unknown-value", .unknownValue(member.key, text), at: member.value.range,
      label: near.map { "did you mean '\($0)'?" } ?? "not one of the possible values",
      help: ["'\(member.key)' is one of \(names.joined(separator: ", "))"],
      fix: certainName(for: text, among: names).map { .writing($0, at: member.value.range) })
    return nil
  }

  mutating func elements(_ member: JSONSyntax.Member) -> [JSONSyntax]? {
    guard let elements = member.value.elements else {
      reportType(member, "an array", fix: bracketed(member))
      return nil
    }
    return elements
  }

  /// A field that only one query language has; reports it where the state has the other one.
  mutating func take(
    _ fields: inout FieldReader, _ name: String, in wanted: QueryLanguage
  ) -> JSONSyntax.Member? {
    // A field of the other language is not what a misspelt name stands for.
    guard language == wanted || fields.has(name), let member = fields.take(name) else { return nil }
    guard language != wanted else { return member }
    report(
      "wrong-query-language", .wrongLanguage(name, wanted, language), at: member.keyRange,
      label: "a field of \(wanted.rawValue)",
      help: counterpart(of: name).map { ["in \(language.rawValue) it is \($0)"] } ?? [],
      aws: .wrongLanguage(name, wanted, language))
    return nil
  }

  private func counterpart(of name: String) -> String? {
    switch name {
    case "Parameters": "'Arguments'"
    case "Arguments": "'Parameters'"
    case "ResultSelector", "ResultPath", "OutputPath", "Result": "'Output'"
    case "Output": "'ResultSelector', 'ResultPath' and 'OutputPath'"
    case "ItemsPath": "'Items'"
    case "Items": "'ItemsPath'"
    case "Condition": "'Variable' and a comparison"
    case let name where name.hasSuffix("Path"): "'\(name.dropLast(4))' with an expression"
    default: nil
    }
  }
}

// MARK: - Faults that many fields can have

extension DefinitionParser {
  /// A value of the wrong type; a string may be a placeholder that is filled later.
  mutating func reportType(
    _ member: JSONSyntax.Member, _ wanted: String, found: String? = nil,
    fix: Diagnostic.Fix? = nil
  ) {
    if let text = member.value.stringValue, hasPlaceholder(text) {
      reportPlaceholder(member, text)
      return
    }
    let found = found ?? member.value.typeWithArticle
    report(
      "wrong-type", .wrongType(member.key, wanted, found), at: member.value.range,
      label: "\(wanted) is needed here", fix: fix)
  }

  /// A number or boolean that stands in quotation marks, without them.
  ///
  /// Not of a comparison: `NumericEquals` with a string can mean `StringEquals`.
  private func unquoted(
    _ member: JSONSyntax.Member, _ isWanted: (String) -> Bool
  ) -> Diagnostic.Fix? {
    guard let text = member.value.stringValue, isWanted(text),
      !["Numeric", "Boolean"].contains(where: member.key.hasPrefix)
    else { return nil }
    return Diagnostic.Fix(
      "write \(text) without quotation marks", [Diagnostic.Edit(member.value.range, text)])
  }

  /// The one element that an array would have, as an array.
  private func bracketed(_ member: JSONSyntax.Member) -> Diagnostic.Fix? {
    let isElement =
      switch member.value.kind {
      case .object: true
      case .string: member.key == "ErrorEquals"
      case .null, .bool, .number, .array: false
      }
    guard isElement else { return nil }
    let range = member.value.range
    return Diagnostic.Fix(
      "write it as an array",
      [Diagnostic.Edit(.at(range.start), "["), Diagnostic.Edit(.at(range.end), "]")])
  }

  mutating func reportNotAnObject(_ what: String, _ value: JSONSyntax) {
    report(
      "wrong-type", .notAnObject(what, value), at: value.range, label: "an object is needed here")
  }

  mutating func reportPlaceholder(_ member: JSONSyntax.Member, _ text: String) {
    report(
      "unfilled-placeholder", .unfilled(member.key, text), at: member.value.range,
      label: "fill it before the state machine runs", severity: .warning)
  }

  private mutating func reportRange<Bound: CustomStringConvertible>(
    _ member: JSONSyntax.Member, _ number: JSONNumber, _ low: Bound, _ high: Bound,
    aws: AWSWords? = nil
  ) {
    let isOpen = [Int.max.description, Double.greatestFiniteMagnitude.description]
      .contains(high.description)
    let limits = isOpen ? "at least \(low)" : "from \(low) to \(high)"
    report(
      "out-of-range", .outOfRange(member.key, number, limits), at: member.value.range,
      label: limits, aws: aws)
  }

  mutating func reportMissing(
    _ names: String..., in fields: FieldReader, fix: Diagnostic.Fix? = nil
  ) {
    let list = names.map { "'\($0)'" }.joined(separator: " or ")
    report(
      "missing-field", .missing(list, fields.owner), at: fields.place,
      label: "\(list) is missing", fix: fix, aws: names.count == 1 ? .required(names) : nil)
  }

  mutating func reportConflict(_ names: [String], in fields: FieldReader) {
    report(
      "conflicting-fields", .conflict(names), at: fields.place,
      label: "only one of them is possible",
      notes: names.compactMap { name in
        fields.keyRange(of: name).map { Diagnostic.Note("one of them", at: $0) }
      })
  }

  /// Whether `${Name}` stands in a text: something that a deployment fills in.
  func hasPlaceholder(_ text: String) -> Bool {
    Substitutions.hasPlaceholder(text)
  }
}

extension JSONSyntax {
  var typeWithArticle: String {
    switch kind {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func wrongType(_ field: String, _ wanted: String, _ found: String) -> Self {
    "'\(field)' must be \(wanted), not \(found)"
  }
  fileprivate static func notAnObject(_ what: String, _ value: JSONSyntax) -> Self {
    "\(what) must be an object, not \(value.typeWithArticle)"
  }
  fileprivate static func outOfRange(_ field: String, _ value: JSONNumber, _ limits: String) -> Self
  {
    "'\(field)' must be \(limits), not \(value)"
  }
  fileprivate static func missing(_ names: String, _ owner: String) -> Self {
    "\(owner) needs \(names)"
  }
  fileprivate static func conflict(_ names: [String]) -> Self {
    "\(names.map { "'\($0)'" }.joined(separator: " and ")) exclude each other"
  }
  fileprivate static func unfilled(_ field: String, _ text: String) -> Self {
    "'\(field)' is the placeholder \(text), which a string cannot fill"
  }
  fileprivate static func wrongLanguage(
    _ field: String, _ wanted: QueryLanguage, _ language: QueryLanguage
  ) -> Self {
    "'\(field)' is a field of \(wanted.rawValue), but the query language here is \(language.rawValue)"
  }
}
