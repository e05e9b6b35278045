/// The lines that were entered before, the oldest first.
struct LineHistory: Equatable {
  private(set) var lines: [String] = []

  /// How many lines are kept.
  static let limit = 1_000
  /// UTF-8 bytes of the longest line that is kept.
  static let longestLine = 10_000

  init(_ lines: [String] = []) {
    for line in lines { add(line) }
  }

  /// Adds a line, unless it is blank, too long, or the same as the last one.
  ///
  /// - Returns: whether it was added.
  @discardableResult
  mutating func add(_ line: String) -> Bool {
    guard line != lines.last, line.utf8.count <= Self.longestLine,
      line.contains(where: { !$0.isWhitespace })
    else { return false }
    lines.append(line)
    // Now and then, and then many at once.
    if lines.count > Self.limit + 100 { lines.removeFirst(lines.count - Self.limit) }
    return true
  }

  /// The last line before a place that holds a text.
  func place(of text: String, before place: Int) -> Int? {
    guard !text.isEmpty else { return nil }
    return lines[..<min(place, lines.count)].lastIndex { $0.contains(text) }
  }
}

/// A file of history: one line each, with `\n` for the line ends within and `\\` for a backslash.
extension LineHistory {
  init(fileText: String) {
    self.init(
      fileText.split(separator: "\n").suffix(Self.limit).map { Self.line(fromFile: $0) })
  }

  var fileText: String {
    lines.suffix(Self.limit).map { Self.fileLine($0) + "\n" }.joined()
  }

  static func fileLine(_ line: String) -> String {
    line.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
  }

  private static func line(fromFile text: Substring) -> String {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
        default: result.append(byte)
        }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
