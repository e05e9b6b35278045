import Diagnostics
import JSONPath
import JSONTree

extension DefinitionParser {
  mutating func mapState(_ fields: inout FieldReader, _ id: StateID) -> MapState? {
    let itemsPath = take(&fields, "ItemsPath", in: .jsonPath).flatMap { path($0) }
    let items = items(&fields)
    let selector = itemSelector(&fields)
    let maxConcurrency = numberField(
      &fields, "MaxConcurrency", in: 0...Int.max, roots: .inputOrVariable)
    let toleratedCount = numberField(
      &fields, "ToleratedFailureCount", in: 0...Int.max, roots: .inputOrVariable)
    let toleratedPercentage: Field<Double>? = field(
      &fields, "ToleratedFailurePercentage", roots: .inputOrVariable, "a number or an expression"
    ) { parser, member in parser.number(member, in: 0...100) }
    let label = label(&fields)
    let reader = itemReader(&fields)
    let batcher = itemBatcher(&fields)
    let writer = resultWriter(&fields)
    let processor = processor(&fields, id)
    let retriers = retriers(&fields)
    let catchers = catchers(&fields)
    guard let transition = transition(&fields), let (scope, mode) = processor else { return nil }
    return MapState(
      itemsPath: itemsPath, items: items, itemSelector: selector, processor: scope, mode: mode,
      maxConcurrency: maxConcurrency, toleratedFailureCount: toleratedCount,
      toleratedFailurePercentage: toleratedPercentage, label: label, itemReader: reader,
      itemBatcher: batcher, resultWriter: writer, retriers: retriers, catchers: catchers,
      transition: transition)
  }

  /// JSONata's `Items`: an array, an object or an expression.
  private mutating func items(_ fields: inout FieldReader) -> PayloadTemplate? {
    guard let member = take(&fields, "Items", in: .jsonata) else { return nil }
    switch member.value.kind {
    case .array, .object: return template(member.value, field: "Items")
    case .null, .bool, .number, .string:
      return requiredExpression(member, field: "Items", else: "an array or a JSONata expression")
        .map { PayloadTemplate(.expression($0)) }
    }
  }

  /// `ItemSelector`, or `Parameters`, as it was called.
  private mutating func itemSelector(_ fields: inout FieldReader) -> PayloadTemplate? {
    let selector = fields.take("ItemSelector")
    let old = take(&fields, "Parameters", in: .jsonPath)
    if selector != nil, old != nil { reportConflict(["ItemSelector", "Parameters"], in: fields) }
    return (selector ?? old).map { template($0.value, field: $0.key) }
  }

  // MARK: Item Processor

  /// `ItemProcessor`, or `Iterator`, as it was called.
  private mutating func processor(
    _ fields: inout FieldReader, _ id: StateID
  ) -> (Scope, MapState.Mode)? {
    let processor = fields.take("ItemProcessor")
    let old = fields.take("Iterator")
    if processor != nil, old != nil { reportConflict(["ItemProcessor", "Iterator"], in: fields) }
    guard let member = processor ?? old else {
      reportMissing("ItemProcessor", in: fields)
      return nil
    }
    let owner = processor == nil ? "an Iterator" : "an ItemProcessor"
    guard var inner = FieldReader(member.value, of: owner, at: member.keyRange) else {
      reportType(member, "an object")
      return nil
    }
    _ = string(&inner, "Comment")
    let mode = mode(&inner)
    let scope = scope(&inner, parent: State.Parent(state: id, branch: 0))
    reportUnread(inner)
    guard let scope else { return nil }
    return (scope, mode)
  }

  private mutating func mode(_ fields: inout FieldReader) -> MapState.Mode {
    guard let member = fields.take("ProcessorConfig") else { return .inline }
    guard var config = FieldReader(member.value, of: "a ProcessorConfig", at: member.keyRange)
    else {
      reportType(member, "an object")
      return .inline
    }
    let mode: ModeName? = option(&config, "Mode")
    let hasType = config.has("ExecutionType")
    let type: MapState.ExecutionType? = option(&config, "ExecutionType")
    if mode == .distributed, !hasType { reportMissing("ExecutionType", in: config) }
    reportUnread(config)
    return mode == .distributed ? .distributed(type ?? .standard) : .inline
  }

  private enum ModeName: String, CaseIterable {
    case inline = "INLINE"
    case distributed = "DISTRIBUTED"
  }

  // MARK: Label

  /// - Note: Step Functions guide, "Map state in Distributed mode", Label: at most 40 characters,
  ///   unique in the state machine, and none of the characters below.
  private mutating func label(_ fields: inout FieldReader) -> String? {
    guard let label = string(&fields, "Label"), let member = fields.take("Label") else {
      return nil
    }
    let forbidden = #"?*<>{}[]"#.unicodeScalars + ##":;,\|^~$#%&`""##.unicodeScalars
    let bad = label.unicodeScalars.first {
      forbidden.contains($0) || $0.properties.isWhitespace || $0.value < 0x20
        || (0x7F...0x9F).contains($0.value)
    }
    if hasPlaceholder(label) { return label }
    if label.isEmpty || label.unicodeScalars.count > 40 {
      report(
        "bad-label", .labelLength(label.unicodeScalars.count), at: member.value.range,
        label: "from 1 to 40 characters")
    } else if let bad {
      report(
        "bad-label", .labelCharacter(bad), at: member.value.range,
        label: "without blanks, wildcards, brackets and special characters")
    } else if let first = labels[label] {
      report(
        "duplicate-label", .duplicateLabel(label), at: member.value.range,
        label: "labels are unique in a state machine",
        notes: [Diagnostic.Note("the first one", at: first)])
    }
    labels[label] = labels[label] ?? member.value.range
    return label
  }
}

extension Diagnostic.Message {
  fileprivate static func labelLength(_ count: Int) -> Self { "the label has \(count) characters" }
  fileprivate static func labelCharacter(_ scalar: Unicode.Scalar) -> Self {
    "'\(scalar)' cannot stand in a label"
  }
  fileprivate static func duplicateLabel(_ label: String) -> Self {
    "another Map state has the label '\(label)'"
  }
}
