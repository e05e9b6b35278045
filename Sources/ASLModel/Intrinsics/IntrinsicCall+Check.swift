import Diagnostics
import JSONTree

extension IntrinsicCall {
  /// Finds what can be seen to fail whatever the input: a wrong number of arguments, literals of
  /// the wrong type, placeholders without arguments.
  func check(
    _ range: SourceRange, _ ranges: [SourceRange]
  ) throws(IntrinsicSyntaxError) {
    guard function.argumentCount.contains(arguments.count) else {
      throw IntrinsicSyntaxError(.argumentCount(function, arguments.count), at: range)
    }
    for (index, expected) in function.literalTypes.enumerated() where index < arguments.count {
      guard let expected, case .literal(let value) = arguments[index] else { continue }
      guard value.typeName == expected else {
        throw IntrinsicSyntaxError(
          .argumentType(function, index: index, expected: expected, found: value.typeName),
          at: ranges[index])
      }
    }
    if function == .format, case .literal(.string(let template)) = arguments[0],
      let placeholders = Self.placeholderCount(template), placeholders != arguments.count - 1
    {
      throw IntrinsicSyntaxError(
        .placeholderCount(placeholders: placeholders, arguments: arguments.count - 1),
        at: ranges[0])
    }
  }

  /// How many `{}` a template has; nil where its braces do not match.
  private static func placeholderCount(_ template: String) -> Int? {
    let bytes = Array(template.utf8)
    var count = 0
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 2
      case UInt8(ascii: "{"):
        guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "}") else { return nil }
        count += 1
        place += 2
      case UInt8(ascii: "}"): return nil
      default: place += 1
      }
    }
    return count
  }
}

extension IntrinsicFunction {
  /// The JSON type that each argument has to have when it is a literal; nil for any. There are no
  /// literals of arrays and objects, so a literal is never right where one is wanted.
  fileprivate var literalTypes: [String?] {
    switch self {
    case .array, .jsonToString, .uuid: []
    case .arrayLength, .arrayUnique, .arrayContains: ["array"]
    case .arrayGetItem, .arrayPartition: ["array", "number"]
    case .arrayRange, .mathRandom: ["number", "number", "number"]
    case .base64Decode, .base64Encode, .format, .stringToJSON: ["string"]
    case .hash: [nil, "string"]
    case .jsonMerge: ["object", "object"]
    case .mathAdd: ["number", "number"]
    case .stringSplit: ["string", "string"]
    }
  }
}
