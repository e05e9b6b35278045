public import JSONTree

/// Why an intrinsic function cannot answer: a sentence that begins as AWS's do.
public struct IntrinsicError: Error, Sendable, Equatable {
  public let message: String

  /// - Note: AWS answers `Invalid arguments in States.MathAdd` to whatever is wrong; what follows
  ///   it here is for people.
  init(_ function: IntrinsicFunction, _ detail: String) {
    message = "Invalid arguments in \(function.name), caused by: \(detail)"
  }
}

extension IntrinsicFunction {
  /// How many arguments an invocation has.
  public var argumentCount: ClosedRange<Int> {
    switch self {
    case .uuid: 0...0
    case .arrayLength, .arrayUnique, .base64Decode, .base64Encode, .jsonToString, .stringToJSON:
      1...1
    case .arrayContains, .arrayGetItem, .arrayPartition, .hash, .mathAdd, .stringSplit: 2...2
    case .arrayRange, .jsonMerge: 3...3
    case .mathRandom: 2...3
    case .array: 0...Int.max
    case .format: 1...Int.max
    }
  }

  /// The value of the function.
  ///
  /// - Parameter random: where `States.UUID`, and `States.MathRandom` without a seed, draw from.
  /// - Note: Amazon States Language, Appendix B; Step Functions guide, "Intrinsic functions". Where
  ///   the service was seen to do otherwise, each implementation says so.
  public func apply(
    _ arguments: [JSON], random: inout RandomSource
  ) throws(IntrinsicError) -> JSON {
    let arguments = try IntrinsicArguments(self, arguments)
    return switch self {
    case .array: .array(arguments.values)
    case .arrayContains: try arguments.arrayContains()
    case .arrayGetItem: try arguments.arrayGetItem()
    case .arrayLength: .integer(try arguments.array(0).count)
    case .arrayPartition: try arguments.arrayPartition()
    case .arrayRange: try arguments.arrayRange()
    case .arrayUnique: .array(inJavaSetOrder(try arguments.array(0)))
    case .base64Decode: try arguments.base64Decode()
    case .base64Encode: try arguments.base64Encode()
    case .format: try arguments.format()
    case .hash: try arguments.hash()
    case .jsonMerge: try arguments.jsonMerge()
    case .jsonToString: .string(arguments.values[0].text)
    case .mathAdd: try arguments.mathAdd()
    case .mathRandom: try arguments.mathRandom(&random)
    case .stringSplit: try arguments.stringSplit()
    case .stringToJSON: try arguments.stringToJSON()
    case .uuid: .string(random.nextUUID())
    }
  }
}
