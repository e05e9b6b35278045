public import Diagnostics
import JSONPath

extension IntrinsicSyntaxError {
  public var rule: Diagnostic.Rule {
    switch reason {
    case .unknownFunction: "unknown-intrinsic"
    case .argumentCount, .argumentType, .placeholderCount: "intrinsic-arguments"
    case .badPath: "bad-path"
    case .unexpected, .unterminatedString, .openEscape, .badNumber, .tooDeep: "bad-intrinsic"
    }
  }

  /// What is wrong, in a few words.
  public var explanation: String {
    switch reason {
    case .unexpected(let found, let expected): "found \(found), expected \(expected)"
    case .unknownFunction: near.map { "did you mean '\($0)'?" } ?? "there is no such function"
    case .unterminatedString: "the string is not closed by a single quote"
    case .openEscape(let text): "'\(text)' is no escape; \\', \\{, \\} and \\\\ are"
    case .badNumber(let text): "'\(text)' is not a number"
    case .badPath(let error): error.message.trimmed
    case .argumentCount(let function, let count):
      "\(function.name) takes \(Self.count(function.argumentCount)), not \(count)"
    case .argumentType(let function, let index, let expected, let found):
      "argument \(index + 1) of \(function.name) must be of type \(expected), not \(found)"
    case .placeholderCount(let placeholders, let arguments):
      "the template has \(placeholders) {} for \(Self.plural(arguments))"
    case .tooDeep: "more than \(IntrinsicCall.deepest) intrinsic functions inside one another"
    }
  }

  public var help: [String] {
    guard case .unknownFunction = reason, near == nil else { return [] }
    return ["the functions are " + IntrinsicFunction.allCases.map(\.name).joined(separator: ", ")]
  }

  private var near: String? {
    guard case .unknownFunction(let name) = reason else { return nil }
    let names = IntrinsicFunction.allCases.map(\.name)
    let whole = "States." + name
    return names.contains(whole) ? whole : nearestName(to: name, among: names)
  }

  private static func count(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "at least \(plural(range.lowerBound))" }
    if range.lowerBound == range.upperBound { return plural(range.lowerBound) }
    return "\(range.lowerBound) or \(plural(range.upperBound))"
  }

  private static func plural(_ count: Int) -> String {
    count == 1 ? "1 argument" : "\(count) arguments"
  }
}

extension String {
  /// Without the blanks at the end.
  var trimmed: String {
    var text = self
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }
}
