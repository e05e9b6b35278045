import Diagnostics
import JSONTree
import JSONata

/// JSONata expressions.
extension DefinitionParser {
  /// Which fields of `$states` there are besides `input` and `context`.
  ///
  /// - Note: Step Functions guide, "Transforming data with JSONata", reserved variable: what reads
  ///   `result` or `errorOutput` where there is none is refused when a state machine is created.
  struct StatesFields: OptionSet {
    let rawValue: Int

    /// In Output and Assign of Task, Parallel and Map states.
    static let result = StatesFields(rawValue: 1)
    /// In Output and Assign of Catchers.
    static let errorOutput = StatesFields(rawValue: 2)
  }

  /// Reads fields in which `$states` has more than `input` and `context`.
  mutating func reading<Value>(
    _ fields: StatesFields, _ read: (inout DefinitionParser) -> Value
  ) -> Value {
    let outer = statesFields
    defer { statesFields = outer }
    statesFields = fields
    return read(&self)
  }

  /// A string as a JSONata expression; nil where it is an ordinary string, or faulty.
  mutating func expression(
    _ text: String, at range: SourceRange, field: String
  ) -> JSONataExpression? {
    let opens = text.utf8.starts(with: "{%".utf8)
    let closes = text.utf8.count >= (opens ? 4 : 2) && text.utf8.suffix(2).elementsEqual("%}".utf8)
    guard opens, closes else {
      if opens || closes {
        report(
          "jsonata-delimiters", .halfDelimited, at: range,
          label: opens ? "no '%}' at the end" : "no '{%' at the start")
      }
      return nil
    }
    var content = text.utf8.dropFirst(2).dropLast(2)
    while let byte = content.first, isBlank(byte) { content = content.dropFirst() }
    while let byte = content.last, isBlank(byte) { content = content.dropLast() }
    let start = text.utf8.distance(from: text.startIndex, to: content.startIndex)
    return expression(String(Substring(content)), from: start, at: range, field: field)
  }

  private func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }

  /// - Parameters:
  ///   - start: the offset of the expression in the string that holds it.
  ///   - range: the literal of that string.
  private mutating func expression(
    _ source: String, from start: Int, at range: SourceRange, field: String
  ) -> JSONataExpression? {
    let origin = self.text.origin(of: range)
    do {
      let expression = try JSONataExpression(parsing: source, range: origin, field: field)
      if case .success(let code) = expression.code {
        let read = Definition.ReadExpression(
          code: code, literal: range, start: start,
          offsets: LiteralOffsets(range, of: text.source.bytes))
        expressions[range.start] = read
        check(read, field)
      }
      return expression
    } catch {
      guard !hasPlaceholder(source) else {
        return JSONataExpression(unreadable: source, range: origin, field: field, fault: error)
      }
      let place = SourceRange(start: error.range.start + start, end: error.range.end + start)
      report(
        "bad-jsonata", .unreadable(field), at: text.range(of: place, in: range),
        label: error.message, aws: AWSWords(.invalidJSONataExpression, error.message))
      return nil
    }
  }

  // MARK: What Step Functions does not support

  private mutating func check(_ expression: Definition.ReadExpression, _ field: String) {
    for part in expression.code.unsupported {
      report(
        "unsupported-jsonata", part.kind.message, at: expression.source(of: part.range),
        label: part.kind.label, help: [part.kind.help], severity: part.kind.severity)
    }
    for read in expression.code.uses.reads {
      reportMissing(read.field, at: expression.source(of: read.range), field)
    }
  }

  /// A field of `$states` that is not there.
  private mutating func reportMissing(_ name: String, at range: SourceRange, _ field: String) {
    switch name {
    case "input", "context": break
    case "result":
      guard !statesFields.contains(.result) else { return }
      // AWS's own samples have it in Catchers.
      report(
        "unavailable-states-field", .unavailable(name, field), at: range,
        label: "only Output and Assign of Task, Parallel and Map states have a result",
        severity: statesFields.contains(.errorOutput) ? .warning : .error)
    case "errorOutput":
      guard !statesFields.contains(.errorOutput) else { return }
      report(
        "unavailable-states-field", .unavailable(name, field), at: range,
        label: "only Output and Assign of a Catcher have an Error Output")
    default:
      let known = ["context", "errorOutput", "input", "result"]
      let near = nearestName(to: name, among: known)
      report(
        "unknown-states-field", .unknownField(name), at: range,
        label: near.map { "did you mean '\($0)'?" } ?? "always undefined",
        help: ["$states has \(known.joined(separator: ", "))"],
        fix: certainName(for: name, among: known).flatMap { renaming(name, to: $0, at: range) },
        severity: .warning)
    }
  }

  /// Another name inside a string, where the text has the name as it is, without any escape.
  func renaming(_ name: String, to other: String, at range: SourceRange) -> Diagnostic.Fix? {
    guard isSameText(text.source[range], name) else { return nil }
    return Diagnostic.Fix("write '\(other)'", [Diagnostic.Edit(range, other)])
  }

  // MARK: Fields that have to be expressions

  /// A field that has to be an expression, unless it is what `constant` took.
  mutating func requiredExpression(
    _ member: JSONSyntax.Member, field: String, else wanted: String
  ) -> JSONataExpression? {
    guard let text = member.value.stringValue else {
      reportType(member, wanted)
      return nil
    }
    let count = diagnostics.count
    if let expression = expression(text, at: member.value.range, field: field) { return expression }
    guard diagnostics.count == count else { return nil }
    if hasPlaceholder(text) {
      reportPlaceholder(member, text)
    } else {
      report(
        "wrong-type", .noExpression(member.key, wanted), at: member.value.range,
        label: "an expression stands between '{%' and '%}'")
    }
    return nil
  }
}

extension Diagnostic.Message {
  fileprivate static let halfDelimited: Self =
    "a JSONata expression begins with '{%' and ends with '%}'"
  fileprivate static func unreadable(_ field: String) -> Self {
    "the JSONata expression in '\(field)' cannot be read"
  }
  fileprivate static func unavailable(_ name: String, _ field: String) -> Self {
    "'$states.\(name)' does not exist in '\(field)'"
  }
  fileprivate static func unknownField(_ name: String) -> Self {
    "'$states' has no field '\(name)'"
  }
  fileprivate static func noExpression(_ field: String, _ wanted: String) -> Self {
    "'\(field)' must be \(wanted), not a plain string"
  }
}
