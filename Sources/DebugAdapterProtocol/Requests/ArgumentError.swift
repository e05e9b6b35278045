/// An argument that is missing, or is not what the protocol says.
public struct ArgumentError: Error, Sendable, Equatable {
  /// `breakpoints[2].line`; empty for the arguments as a whole.
  public let path: String
  public let problem: Problem

  public enum Problem: Sendable, Equatable {
    case missing
    /// In words: `a string`, `an object`.
    case wrongType(expected: String, found: String)
    case notOneOf([String], found: String)
    case unknown(String)
    /// Anything else that a value has to be, in words.
    case invalid(String)
  }

  public init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  public var message: String {
    let subject = path.isEmpty ? "it" : "'\(path)'"
    switch problem {
    case .missing: return "\(subject) is missing"
    case .wrongType(let expected, let found):
      return "\(subject) has to be \(expected), not \(found)"
    case .notOneOf(let names, let found):
      return "\(subject) has to be one of \(names.joined(separator: ", ")), not '\(found)'"
    case .unknown(let text): return "\(subject) is '\(text)', which is not known"
    case .invalid(let text): return "\(subject) \(text)"
    }
  }
}
