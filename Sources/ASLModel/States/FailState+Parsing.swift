import Diagnostics
import JSONTree

extension DefinitionParser {
  mutating func failState(_ fields: inout FieldReader) -> State.Kind {
    scope.hasTerminal = true
    let error = textField(&fields, "Error")
    let cause = textField(&fields, "Cause")
    return .fail(FailState(error: error, cause: cause))
  }

  private mutating func textField(_ fields: inout FieldReader, _ name: String) -> TextField? {
    let member = fields.take(name)
    let pathMember = take(&fields, name + "Path", in: .jsonPath)
    if member != nil, pathMember != nil { reportConflict([name, name + "Path"], in: fields) }
    if let pathMember { return textPath(pathMember) }
    guard let member else { return nil }
    guard let text = member.value.stringValue else {
      reportType(member, "a string")
      return nil
    }
    if language == .jsonata, let found = expression(text, at: member.value.range, field: name) {
      return .expression(found)
    }
    return .constant(text)
  }

  /// A path, or an intrinsic function that gives a string.
  private mutating func textPath(_ member: JSONSyntax.Member) -> TextField? {
    switch pathOrIntrinsic(member) {
    case .path(let path): return .path(path)
    case .intrinsic(let call):
      guard call.function.givesString else {
        report(
          "wrong-type", .noString(member.key, call.function), at: member.value.range,
          label: "a string is needed")
        return nil
      }
      return .intrinsic(call)
    case nil: return nil
    }
  }
}

extension IntrinsicFunction {
  /// Whether the result can be a string.
  fileprivate var givesString: Bool {
    switch self {
    case .arrayGetItem, .base64Decode, .base64Encode, .format, .hash, .jsonToString, .stringToJSON,
      .uuid:
      true
    case .array, .arrayContains, .arrayLength, .arrayPartition, .arrayRange, .arrayUnique,
      .jsonMerge, .mathAdd, .mathRandom, .stringSplit:
      false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noString(_ field: String, _ function: IntrinsicFunction) -> Self {
    "'\(field)' must give a string, which \(function.name) does not"
  }
}
