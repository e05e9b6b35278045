import JSONTree

/// A request of the corpus as it is sent: `{"$json": X}` stands for the JSON text of X.
enum RecordedRequest {
  static func sent(_ request: JSON) -> JSON {
    switch request {
    case .object(let object):
      if object.count == 1, let value = object["$json"] { return .string(value.text) }
      return .object(JSONObject(object.members.map { ($0.key, sent($0.value)) }))
    case .array(let elements): return .array(elements.map(sent))
    case .null, .bool, .number, .string: return request
    }
  }

  /// The exception of a recorded answer and its message, without what the SDK puts before it.
  static func error(_ recorded: JSON) -> (code: String, message: String) {
    if let error = recorded["Error"] {
      return (error["Code"]?.stringValue ?? "", error["Message"]?.stringValue ?? "")
    }
    let text = recorded["exception_value"]?.stringValue ?? recorded.stringValue ?? ""
    let message =
      text.hasPrefix("An error occurred (")
      ? text.range(of: " operation: ").map { String(text[$0.upperBound...]) } ?? text : text
    return (recorded["exception_typename"]?.stringValue ?? "", message)
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
}
