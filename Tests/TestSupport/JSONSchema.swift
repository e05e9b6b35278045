public import JSONTree

/// As much of JSON Schema (draft 2020-12) as the project's own schemas use.
public struct JSONSchema {
  private let root: JSON

  public init(_ root: JSON) { self.root = root }

  /// What is wrong with a value, each with the path to it; a keyword that is not known here is too.
  public func problems(of value: JSON) -> [String] { problems(of: value, root, "") }

  private func problems(of value: JSON, _ schema: JSON, _ path: String) -> [String] {
    (schema.objectValue ?? JSONObject()).flatMap { keyword in
      problems(of: value, keyword.key, keyword.value, schema, path)
    }
  }

  private func problems(
    of value: JSON, _ keyword: String, _ rule: JSON, _ schema: JSON, _ path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description", "default": []
    case "$ref": problems(of: value, target(rule), path)
    case "type":
      value.typeName == rule.stringValue || isInteger(value, rule)
        ? [] : ["\(path): no \(rule.text)"]
    case "enum": (rule.arrayValue ?? []).contains(value) ? [] : ["\(path): none of \(rule.text)"]
    case "const": value == rule ? [] : ["\(path): not \(rule.text)"]
    case "oneOf":
      (rule.arrayValue ?? []).count { problems(of: value, $0, path).isEmpty } == 1
        ? [] : ["\(path): fits not one of the forms"]
    case "pattern": matches(value, rule) ? [] : ["\(path): does not match \(rule.text)"]
    case "minLength", "minItems", "minProperties", "minimum":
      (size(value) ?? .max) >= (size(rule) ?? 0) ? [] : ["\(path): less than \(rule.text)"]
    case "maxLength", "maxItems", "maxProperties", "maximum":
      (size(value) ?? 0) <= (size(rule) ?? 0) ? [] : ["\(path): more than \(rule.text)"]
    case "required", "properties", "additionalProperties", "propertyNames":
      memberProblems(of: value, keyword, rule, schema, path)
    case "items":
      (value.arrayValue ?? []).enumerated().flatMap { problems(of: $1, rule, "\(path)/\($0)") }
    default: ["\(path): the test knows no keyword \(keyword)"]
    }
  }

  private func memberProblems(
    of value: JSON, _ keyword: String, _ rule: JSON, _ schema: JSON, _ path: String
  ) -> [String] {
    guard let members = value.objectValue else { return [] }
    switch keyword {
    case "required":
      return (rule.arrayValue ?? []).compactMap(\.stringValue).filter { members[$0] == nil }
        .map { "\(path): needs \($0)" }
    case "properties":
      return (rule.objectValue ?? JSONObject()).flatMap { property in
        members[property.key].map { problems(of: $0, property.value, "\(path)/\(property.key)") }
          ?? []
      }
    case "propertyNames":
      return members.flatMap { problems(of: .string($0.key), rule, "\(path)/\($0.key)") }
    default:
      let others = members.filter { schema["properties"]?[$0.key] == nil }
      if rule == false { return others.map { "\(path): has \($0.key)" } }
      return others.flatMap { problems(of: $0.value, rule, "\(path)/\($0.key)") }
    }
  }

  private func target(_ reference: JSON) -> JSON {
    (reference.stringValue ?? "").split(separator: "/").dropFirst()
      .reduce(root) { $0[String($1)] ?? .null }
  }

  private func isInteger(_ value: JSON, _ type: JSON) -> Bool {
    type == "integer" && value.numberValue?.integerValue != nil
  }

  private func matches(_ value: JSON, _ pattern: JSON) -> Bool {
    guard let text = value.stringValue else { return true }
    guard let regex = try? Regex(pattern.stringValue ?? "") else { return false }
    return text.contains(regex)
  }

  /// What a limit counts: characters, elements, members, or the number itself.
  private func size(_ value: JSON) -> Int? {
    switch value {
    case .string(let text): text.count
    case .array(let elements): elements.count
    case .object(let members): members.count
    case .number(let number): number.integerValue.map { Int(clamping: $0) }
    case .null, .bool: nil
    }
  }
}
