import JSONTree

/// The arguments of one invocation, read as what its function takes.
struct IntrinsicArguments {
  let function: IntrinsicFunction
  let values: [JSON]

  init(_ function: IntrinsicFunction, _ values: [JSON]) throws(IntrinsicError) {
    guard function.argumentCount.contains(values.count) else {
      throw IntrinsicError(function, "it was given \(values.count) arguments")
    }
    self.function = function
    self.values = values
  }

  func error(_ detail: String) -> IntrinsicError { IntrinsicError(function, detail) }

  func array(_ index: Int) throws(IntrinsicError) -> [JSON] {
    guard let elements = values[index].arrayValue else { throw mismatch(index, "an array") }
    return elements
  }

  func object(_ index: Int) throws(IntrinsicError) -> JSONObject {
    guard let object = values[index].objectValue else { throw mismatch(index, "an object") }
    return object
  }

  func string(_ index: Int) throws(IntrinsicError) -> String {
    guard let text = values[index].stringValue else { throw mismatch(index, "a string") }
    return text
  }

  /// A string of at most 10,000 characters, counted as Java does: in UTF-16 units.
  func limitedString(_ index: Int) throws(IntrinsicError) -> String {
    try limit(try string(index))
  }

  /// - Note: Step Functions guide, "Intrinsic functions": Base64Encode, Base64Decode and Hash.
  static let longestText = 10_000

  func limit(_ text: String) throws(IntrinsicError) -> String {
    guard text.utf8.count <= Self.longestText || text.utf16.count <= Self.longestText else {
      throw error("the text has more than \(Self.longestText) characters")
    }
    return text
  }

  /// How a fraction becomes the integer that a function works with.
  enum Rounding {
    /// Java's `Math.round`: to the nearest, halves upwards.
    case nearest
    /// Java's `intValue`: towards zero.
    case towardsZero
  }

  /// A number that fits into 32 bits, as an integer.
  func integer(_ index: Int, _ rounding: Rounding) throws(IntrinsicError) -> Int {
    guard let number = values[index].numberValue else { throw mismatch(index, "a number") }
    let value = number.doubleValue
    let whole =
      switch rounding {
      case .nearest: value - value.rounded(.down) >= 0.5 ? value.rounded(.up) : value.rounded(.down)
      case .towardsZero: value.rounded(.towardZero)
      }
    guard let integer = Int32(exactly: whole) else {
      throw error("\(ordinal(index)) argument, \(number), is not in the range of 32-bit integers")
    }
    return Int(integer)
  }

  private func mismatch(_ index: Int, _ wanted: String) -> IntrinsicError {
    error("\(ordinal(index)) argument must be \(wanted), not \(article(values[index].typeName))")
  }

  private func ordinal(_ index: Int) -> String {
    switch index {
    case 0: "the first"
    case 1: "the second"
    default: "the third"
    }
  }

  private func article(_ type: String) -> String {
    switch type {
    case "null": type
    case "array", "object": "an \(type)"
    default: "a \(type)"
    }
  }
}
