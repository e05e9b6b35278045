import Diagnostics
import JSONTree

/// Payload templates in both languages.
extension DefinitionParser {
  /// - Parameter field: the way to the template from its state, as JSONata's error texts name it.
  mutating func template(_ value: JSONSyntax, field: String) -> PayloadTemplate {
    PayloadTemplate(node(value, field: field))
  }

  private mutating func node(_ value: JSONSyntax, field: String) -> PayloadTemplate.Node {
    switch value.kind {
    case .null, .bool, .number: return .literal(value.json)
    case .string(let text):
      guard language == .jsonata, let found = expression(text, at: value.range, field: field) else {
        return .literal(.string(text))
      }
      return .expression(found)
    case .array(let elements):
      let nodes = elements.enumerated().map { index, element in
        node(element, field: language == .jsonata ? "\(field)[\(index)]" : field)
      }
      return folded(nodes)
    case .object(let members): return folded(templateMembers(members, field: field))
    }
  }

  private mutating func templateMembers(
    _ members: [JSONSyntax.Member], field: String
  ) -> [PayloadTemplate.Member] {
    var result: [PayloadTemplate.Member] = []
    result.reserveCapacity(members.count)
    let places = members.count > 1 ? places(of: members) : [:]
    for member in members {
      guard let key = dynamicKey(member.key) else {
        let inner = language == .jsonata ? "\(field)/\(member.key)" : field
        result.append(PayloadTemplate.Member(member.key, node(member.value, field: inner)))
        continue
      }
      reportTwin(of: member, key, among: places)
      let value: PayloadTemplate.Node =
        switch pathOrIntrinsic(member) {
        case .path(let path): .path(path, field: member.key)
        case .intrinsic(let call): .intrinsic(call, field: member.key)
        case nil: .literal(.null)
        }
      result.append(PayloadTemplate.Member(key, value))
    }
    return result
  }

  /// The name without `.$`, where a name ends so and that means something.
  private func dynamicKey(_ key: String) -> String? {
    guard language == .jsonPath, key.utf8.suffix(2).elementsEqual(".$".utf8) else { return nil }
    return String(key.dropLast(2))
  }

  private mutating func reportTwin(
    of member: JSONSyntax.Member, _ key: String, among places: [String: SourceRange]
  ) {
    guard let twin = places[key] else { return }
    report(
      "conflicting-fields", .twins(key), at: member.keyRange, label: "gives '\(key)' again",
      notes: [Diagnostic.Note("the constant '\(key)'", at: twin)])
  }

  /// Where the keys stand, if there are any that are computed.
  private func places(of members: [JSONSyntax.Member]) -> [String: SourceRange] {
    guard members.contains(where: { dynamicKey($0.key) != nil }) else { return [:] }
    return Dictionary(members.map { ($0.key, $0.keyRange) }) { first, _ in first }
  }

  /// One literal for a part in which nothing is computed.
  private func folded(_ nodes: [PayloadTemplate.Node]) -> PayloadTemplate.Node {
    let literals = nodes.compactMap(\.literal)
    return literals.count == nodes.count ? .literal(.array(literals)) : .array(nodes)
  }

  private func folded(_ members: [PayloadTemplate.Member]) -> PayloadTemplate.Node {
    let literals = members.compactMap { member in member.value.literal.map { (member.key, $0) } }
    return literals.count == members.count
      ? .literal(.object(JSONObject(literals))) : .object(members)
  }

  // MARK: Assign

  mutating func assignments(_ fields: inout FieldReader, field: String) -> Assignments? {
    guard let member = fields.take("Assign") else { return nil }
    guard let members = member.value.members else {
      reportType(member, "an object")
      return nil
    }
    for variable in members { checkName(of: variable) }
    return Assignments(templateMembers(members, field: field))
  }

  /// - Note: Step Functions guide, "Passing data between states with variables": at most 80
  ///   characters of Unicode identifiers; `states` is reserved.
  private mutating func checkName(of member: JSONSyntax.Member) {
    let name = dynamicKey(member.key) ?? member.key
    let scalars = name.unicodeScalars
    let isIdentifier =
      scalars.first.map { $0.properties.isIDStart || $0 == "_" } ?? false
      && scalars.allSatisfy { $0.properties.isIDContinue || $0 == "_" }
    let fault: String? =
      if scalars.count > 80 { "a variable name has at most 80 characters" } else if name == "states"
      { "'states' is reserved" } else if !isIdentifier {
        "a variable name begins with a letter, and has letters and digits"
      } else { nil }
    guard let fault, !hasPlaceholder(name) else { return }
    report("bad-variable-name", .badVariable(name), at: member.keyRange, label: fault)
  }
}

extension PayloadTemplate.Node {
  var literal: JSON? { if case .literal(let value) = self { value } else { nil } }
}

extension Diagnostic.Message {
  fileprivate static func twins(_ key: String) -> Self {
    "'\(key)' and '\(key).$' cannot stand in one object"
  }
  fileprivate static func badVariable(_ name: String) -> Self {
    "'\(name)' cannot be the name of a variable"
  }
}
