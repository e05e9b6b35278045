public import ASLModel
import Diagnostics

/// A place in a state machine as a person names it: `Charge`, `Fan[0]/Charge@result`, `Each#*/Pay`,
/// `:Task`, `Get*`, `*`, `16`, `order.asl.json:16:13`.
public struct Location: Sendable, Equatable, CustomStringConvertible {
  public let text: String
  public let target: Target
  /// The phase that `@` names; nil where the target's own is meant.
  public let phase: Phase?

  public enum Target: Sendable, Equatable {
    /// States by a pattern with `*`, in threads whose label ends with those parts.
    case states(String, path: [String])
    case type(StateType)
    /// The beginning of a branch or an iteration.
    case thread([String])
    case line(Int, column: Int?)
  }

  public var description: String { text }

  /// - Parameter names: those of the states, which may look like anything.
  public init(_ text: String, names: [String]) throws(LocationError) {
    self.text = text
    if names.contains(text) {
      target = .states(text, path: [])
      phase = nil
      return
    }
    var place = text
    var phase: Phase?
    if let at = text.lastIndex(of: "@") {
      let word = String(text[text.index(after: at)...])
      guard let known = Phase(rawValue: word) else {
        throw .unknownPhase(word)
      }
      phase = known
      place = String(text[..<at])
    }
    self.phase = phase
    target = try Self.target(place, names)
  }

  private static func target(_ text: String, _ names: [String]) throws(LocationError) -> Target {
    guard !text.isEmpty else { throw .empty }
    if names.contains(text) { return .states(text, path: []) }
    if text.hasPrefix(":") {
      let word = String(text.dropFirst())
      guard let type = StateType.allCases.first(where: { $0.rawValue == word }) else {
        throw .unknownType(word)
      }
      return .type(type)
    }
    if let line = line(text) { return line }
    var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    // A name may hold slashes itself.
    for count in parts.indices.dropFirst() {
      let name = parts[count...].joined(separator: "/")
      if names.contains(name) {
        return .states(name, path: Array(parts[..<count]))
      }
    }
    let last = parts.removeLast()
    if Self.isThreadPart(last) { return .thread(parts + [last]) }
    return .states(last, path: parts)
  }

  /// `16`, `file:16` and `file:16:13`.
  private static func line(_ text: String) -> Target? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.reversed().prefix { Int($0) != nil }.prefix(2).reversed()
      .compactMap { Int($0) }
    guard parts.count - numbers.count <= 1, let first = numbers.first, first > 0 else {
      return nil
    }
    return .line(first, column: numbers.count > 1 ? numbers[1] : nil)
  }

  /// `Fan[0]`, `Each#3`, `Each#*`.
  private static func isThreadPart(_ part: String) -> Bool {
    part.wholeMatch(of: /.+(\[(\d+|\*)\]|#(\d+|\*))/) != nil
  }
}

/// Why a text names no place.
public enum LocationError: Error, Sendable, Equatable, CustomStringConvertible {
  case empty
  case unknownPhase(String)
  case unknownType(String)

  public var description: String {
    switch self {
    case .empty: "a location is a state's name, a line or a pattern"
    case .unknownPhase(let word):
      "there is no phase '\(word)': \(Phase.allCases.map(\.rawValue).joined(separator: ", "))"
    case .unknownType(let word):
      "there is no type of state '\(word)': "
        + StateType.allCases.map(\.rawValue).joined(separator: ", ")
    }
  }
}

/// Whether a text is what a pattern with `*` describes.
func matches(_ text: String, pattern: String) -> Bool {
  guard pattern.contains("*") else { return text == pattern }
  let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  var rest = text[...]
  for (index, part) in parts.enumerated() {
    if index == 0 {
      guard rest.hasPrefix(part) else { return false }
      rest = rest.dropFirst(part.count)
    } else if index == parts.count - 1 {
      guard rest.hasSuffix(part), rest.count >= part.count else { return false }
    } else if let found = rest.firstRange(of: part) {
      rest = rest[found.upperBound...]
    } else {
      return false
    }
  }
  return true
}

/// Whether a thread's label ends with the parts of a path; a part without an index stands for any.
func endsWith(_ label: String, path: [String]) -> Bool {
  guard !path.isEmpty else { return true }
  let parts = label.split(separator: "/").map(String.init)
  guard parts.count >= path.count else { return false }
  return zip(parts.suffix(path.count), path).allSatisfy { part, pattern in
    matches(part, pattern: pattern) || matches(part, pattern: pattern + "[*]")
      || matches(part, pattern: pattern + "#*") || matches(part, pattern: pattern + ">*")
  }
}
