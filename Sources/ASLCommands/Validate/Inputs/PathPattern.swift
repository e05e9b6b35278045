#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A glob for paths: `*`, `?` and `[a-z]` within a name, `**` for any folders, `{a,b}` for either.
///
/// A `*` does not stand for a dot at the start of a name.
struct PathPattern: Equatable {
  let isAbsolute: Bool
  let parts: [Part]

  enum Part: Equatable {
    /// `**`: any number of folders, none included.
    case anyFolders
    case literal(String)
    case glob(String)

    init(_ text: String) {
      self = text == "**" ? .anyFolders : PathPattern.isPattern(text) ? .glob(text) : .literal(text)
    }

    func matches(_ name: String) -> Bool {
      switch self {
      case .anyFolders: true
      case .literal(let text): text == name
      case .glob(let text): fnmatch(text, name, FNM_PERIOD) == 0
      }
    }
  }

  /// Whether a text has something that stands for more than itself.
  static func isPattern(_ text: String) -> Bool {
    text.utf8.contains { "*?[{".utf8.contains($0) }
  }

  /// How many ways braces may be expanded in.
  private static let maximumAlternatives = 1_000

  /// The patterns that a text with braces stands for; one where there are none.
  static func all(_ text: String) -> [PathPattern] {
    var open = [Substring(text)]
    var texts: [Substring] = []
    while let text = open.popLast() {
      guard open.count + texts.count < maximumAlternatives, let braces = Braces(in: text) else {
        texts.append(text)
        continue
      }
      open += braces.alternatives.reversed().map { braces.before + $0 + braces.after }
    }
    return texts.map { PathPattern(String($0)) }
  }

  private init(_ text: String) {
    isAbsolute = text.hasPrefix("/")
    var parts: [Part] = []
    for part in text.split(separator: "/") where part != "." {
      let part = Part(String(part))
      if part != .anyFolders || parts.last != .anyFolders { parts.append(part) }
    }
    self.parts = parts
  }

  /// Whether a path below the pattern's folder, or one of the folders that it is in, matches.
  func covers(_ names: [String]) -> Bool { covers(names[...], parts[...]) }

  private func covers(_ names: ArraySlice<String>, _ parts: ArraySlice<Part>) -> Bool {
    guard let part = parts.first else { return true }
    if part == .anyFolders {
      if parts.count == 1 { return !names.isEmpty }
      return covers(names, parts.dropFirst())
        || (!names.isEmpty && covers(names.dropFirst(), parts))
    }
    guard let name = names.first else { return false }
    return part.matches(name) && covers(names.dropFirst(), parts.dropFirst())
  }
}

/// The first innermost `{a,b}` of a text.
private struct Braces {
  let before: Substring
  let alternatives: [Substring]
  let after: Substring

  init?(in text: Substring) {
    guard let close = text.firstIndex(of: "}"),
      let open = text[..<close].lastIndex(of: "{")
    else { return nil }
    let inside = text[text.index(after: open)..<close]
    guard inside.contains(",") else { return nil }
    before = text[..<open]
    alternatives = inside.split(separator: ",", omittingEmptySubsequences: false)
    after = text[text.index(after: close)...]
  }
}
