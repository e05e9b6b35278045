import JSONTree

extension IntrinsicArguments {
  /// The template with each `{}` replaced by the text of the next argument.
  ///
  /// `\{`, `\}`, `\'` and `\\` are the characters without their backslash.
  func format() throws(IntrinsicError) -> JSON {
    let template = Array(try string(0).utf8)
    var result: [UInt8] = []
    var used = 1
    var offset = 0
    while offset < template.count {
      let byte = template[offset]
      switch byte {
      case UInt8(ascii: "\\") where Self.isEscapable(template, offset + 1):
        result.append(template[offset + 1])
        offset += 2
      case UInt8(ascii: "{"):
        guard offset + 1 < template.count, template[offset + 1] == UInt8(ascii: "}") else {
          throw error("matching '}' not found for '{'")
        }
        guard used < values.count else { throw countMismatch }
        result.append(contentsOf: values[used].javaText.utf8)
        used += 1
        offset += 2
      case UInt8(ascii: "}"): throw error("matching '{' not found for '}'")
      default:
        result.append(byte)
        offset += 1
      }
    }
    guard used == values.count else { throw countMismatch }
    return .string(String(decoding: result, as: UTF8.self))
  }

  private static func isEscapable(_ template: [UInt8], _ offset: Int) -> Bool {
    offset < template.count && #"\{}'"#.utf8.contains(template[offset])
  }

  private var countMismatch: IntrinsicError {
    error("number of arguments do not match the occurrences of {}")
  }

  /// The pieces between any of the delimiter's characters, without the empty ones.
  func stringSplit() throws(IntrinsicError) -> JSON {
    let text = try string(0)
    let delimiters = Set(try string(1).unicodeScalars)
    let pieces = text.unicodeScalars.split(whereSeparator: delimiters.contains)
    return .array(pieces.map { .string(String($0)) })
  }

  /// The JSON value that a text holds; a blank text is null, and `-0` is 0.
  func stringToJSON() throws(IntrinsicError) -> JSON {
    let text = try string(0)
    do {
      return try JSON(parsing: text).withoutNegativeZero
    } catch {
      if case .empty = error.reason { return .null }
      throw self.error(error.message)
    }
  }

  /// Both objects' members; the second one's where both have a key.
  ///
  /// The guide allows no deep merge, and the service takes whatever is not `true` for `false`.
  func jsonMerge() throws(IntrinsicError) -> JSON {
    var merged = try object(0)
    let second = try object(1)
    guard values[2].boolValue != true else { throw error("deep merging is not supported") }
    for member in second { merged[member.key] = member.value }
    return .object(merged)
  }
}

extension JSON {
  /// The value as Java's `toString` shows it: strings bare, `{Arg1=1, Arg2=[]}`.
  var javaText: String {
    switch self {
    case .string(let text): text
    case .array(let elements): "[" + elements.map(\.javaText).joined(separator: ", ") + "]"
    case .object(let object):
      "{" + object.map { "\($0.key)=\($0.value.javaText)" }.joined(separator: ", ") + "}"
    case .null, .bool, .number: text
    }
  }

  fileprivate var withoutNegativeZero: JSON {
    if case .number(let number) = self, number.description == "-0" { return 0 }
    return self
  }
}
