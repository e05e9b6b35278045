internal import JSONTree

/// - Note: Step Functions API reference, MockInput, fieldValidationMode. A fault is named by the
///   innermost field, as recorded; members that the API does not have are let pass. No wrong
///   booleans, objects and long texts have been recorded: their texts are like the others.
extension ResultShape {
  /// What is wrong with a mocked result; nil where it could be the service's.
  ///
  /// - Parameter isStrict: whether required members have to be there.
  func fault(in result: JSON, isStrict: Bool) -> String? {
    fault(in: result, of: members, isStrict) { "Mock result must be an object" }
  }

  private func fault(
    in value: JSON, of members: [Member], _ isStrict: Bool, else notAnObject: () -> String
  ) -> String? {
    guard let object = value.objectValue else { return notAnObject() }
    if isStrict, let missing = members.first(where: { $0.isRequired && object[$0.name] == nil }) {
      return "Required field '\(missing.name)' is missing"
    }
    for field in object.members {
      guard let member = members.first(where: { $0.name == field.key }) else { continue }
      if let fault = fault(in: field.value, field.key, member.type, isStrict) { return fault }
    }
    return nil
  }

  private func fault(
    in value: JSON, _ name: String, _ type: MemberType, _ isStrict: Bool
  ) -> String? {
    switch type {
    case .any: return nil
    case .boolean: return value.boolValue == nil ? "Field '\(name)' must be a boolean" : nil
    case .string(let lengths): return textFault(in: value, name, lengths)
    case .number(let range): return numberFault(in: value, name, range)
    case .choice(let choices):
      guard let text = value.stringValue else { return "Field '\(name)' must be a string" }
      return choices.contains(text) ? nil : "Field '\(name)' is not an expected value"
    case .list(let type):
      guard let elements = value.arrayValue else { return "Field '\(name)' must be an array" }
      return elements.lazy.compactMap { fault(in: $0, name, type, isStrict) }.first
    case .map(let type):
      guard let object = value.objectValue else { return "Field '\(name)' must be an object" }
      return object.members.lazy.compactMap { fault(in: $0.value, $0.key, type, isStrict) }.first
    case .structure(let structure):
      return fault(in: value, of: structures[structure] ?? [], isStrict) {
        "Field '\(name)' must be an object"
      }
    }
  }

  private func textFault(in value: JSON, _ name: String, _ lengths: ClosedRange<Int>) -> String? {
    guard let text = value.stringValue else { return "Field '\(name)' must be a string" }
    let length = text.utf16.count
    if length < lengths.lowerBound { return "Field '\(name)' is smaller than the minimum length" }
    return length > lengths.upperBound ? "Field '\(name)' exceeds the maximum length" : nil
  }

  private func numberFault(in value: JSON, _ name: String, _ range: ClosedRange<Double>) -> String?
  {
    guard let number = value.numberValue?.doubleValue else {
      return "Field '\(name)' must be a number"
    }
    if number < range.lowerBound { return "Field '\(name)' is less than the minimum value" }
    return number > range.upperBound ? "Field '\(name)' exceeds the maximum value" : nil
  }
}
