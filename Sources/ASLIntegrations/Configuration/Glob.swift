/// A name or ARN with wildcards: `*` stands for any characters, `?` for one.
public struct Glob: Sendable, Hashable {
  public let text: String

  public init(_ text: String) { self.text = text }

  /// Whether the text names exactly one thing.
  public var isLiteral: Bool { literalCount == text.unicodeScalars.count }

  /// How many characters stand for themselves: the more, the more specific.
  public var literalCount: Int { text.unicodeScalars.count { $0 != "*" && $0 != "?" } }

  /// Matches in time proportional to pattern × name: only the last `*` is ever widened.
  public func matches(_ name: String) -> Bool {
    let pattern = Array(text.unicodeScalars)
    let name = Array(name.unicodeScalars)
    var (inPattern, inName) = (0, 0)
    var lastStar: (pattern: Int, name: Int)?
    while inName < name.count {
      if inPattern < pattern.count, pattern[inPattern] == "*" {
        lastStar = (inPattern, inName)
        inPattern += 1
      } else if inPattern < pattern.count,
        pattern[inPattern] == "?" || pattern[inPattern] == name[inName]
      {
        inPattern += 1
        inName += 1
      } else if let star = lastStar {
        lastStar = (star.pattern, star.name + 1)
        inPattern = star.pattern + 1
        inName = star.name + 1
      } else {
        return false
      }
    }
    return pattern[inPattern...].allSatisfy { $0 == "*" }
  }
}

/// Values under patterns of names or, where they begin with `arn:`, of ARNs.
///
/// The most specific that matches counts: one without wildcards, else the one with the most
/// characters that stand for themselves, else the first of the file.
public struct GlobTable<Value: Sendable>: Sendable {
  public private(set) var entries: [(pattern: Glob, value: Value)]

  public init(_ entries: [(pattern: Glob, value: Value)] = []) { self.entries = entries }

  public var isEmpty: Bool { entries.isEmpty }

  mutating func append(_ pattern: Glob, _ value: Value) { entries.append((pattern, value)) }

  /// - Parameters:
  ///   - names: what patterns of names are compared with.
  ///   - arns: what patterns of ARNs are compared with.
  public func value(names: [String], arns: [String] = []) -> Value? {
    let matches = entries.filter { entry in
      let subjects = entry.pattern.text.hasPrefix("arn:") ? arns : names
      return subjects.contains { entry.pattern.matches($0) }
    }
    let best = matches.enumerated().max { left, right in
      let (a, b) = (left.element.pattern, right.element.pattern)
      return (a.isLiteral ? 1 : 0, a.literalCount, -left.offset)
        < (b.isLiteral ? 1 : 0, b.literalCount, -right.offset)
    }
    return best?.element.value
  }
}
