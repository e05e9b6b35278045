import ASLModel
import JSONTree

/// Compares produced values with recorded ones, in which placeholders stand for what was made up at
/// run time; equal placeholders have to stand for equal values.
struct RecordedValues {
  let words: Set<String>
  /// Members of objects that were not there yet when the recording was made.
  let newKeys: Set<String>
  private var bindings: [String: String] = [:]

  init(words: Set<String>, newKeys: Set<String> = []) {
    self.words = words
    self.newKeys = newKeys
  }

  /// Whether a produced value is the recorded one.
  ///
  /// The recorder parsed JSON texts of objects, and blanks in other JSON texts do not matter: two
  /// texts that are JSON are compared as values.
  mutating func match(_ recorded: JSON, _ produced: JSON) -> Bool {
    switch (recorded, produced) {
    case (.object(let left), .object(let right)):
      guard left.count == right.members.count(where: { !newKeys.contains($0.key) }) else {
        return false
      }
      for member in left.members {
        guard let value = right[member.key], match(member.value, value) else { return false }
      }
      return true
    case (.array(let left), .array(let right)):
      guard left.count == right.count else { return false }
      for (left, right) in zip(left, right) {
        guard match(left, right) else { return false }
      }
      return true
    case (.string(let left), .string(let right)):
      if left == right { return true }
      if let left = Self.parse(left), let right = Self.parse(right) { return match(left, right) }
      return matchText(left, right)
    case (.object, .string(let text)), (.array, .string(let text)):
      guard let value = Self.parse(text) else { return false }
      return match(recorded, value)
    case (.string(let text), _)
    where words.contains(text) || text.hasSuffix("EventDetails.output"): return true
    case (.string(let text), .number(let number)) where text.hasPrefix("<"):
      return matchText(text, number.description)
    default: return recorded == produced
    }
  }

  private static func parse(_ text: String) -> JSON? {
    do {
      return try JSON(parsing: text)
    } catch {
      return nil
    }
  }

  private enum Piece {
    case literal(Substring)
    case placeholder(String)

    var isPlaceholder: Bool { if case .placeholder = self { true } else { false } }
  }

  /// A text cut into what is literal and the placeholders `<…>`.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<"), let close = closing(open, in: rest) {
      pieces.append(.literal(rest[..<open]))
      pieces.append(.placeholder(String(rest[open...close])))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.literal(rest))
    return pieces
  }

  /// Placeholders nest where the recorder replaced a part of one: `<<task_token>:1>`.
  private static func closing(_ open: String.Index, in text: Substring) -> String.Index? {
    var depth = 0
    return text[open...].indices.first { index in
      depth += text[index] == "<" ? 1 : text[index] == ">" ? -1 : 0
      return depth == 0
    }
  }

  /// Times became words such as `date`, `start-time`; outputs that were not to be compared the name
  /// of their place.
  private static func isStandIn(_ recorded: String, for produced: String) -> Bool {
    if recorded.hasSuffix("EventDetails.output") { return true }
    return (Timestamp(parsing: produced) ?? Timestamp(parsing: produced + "Z")) != nil
      && recorded.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
  }

  private mutating func matchText(_ recorded: String, _ produced: String) -> Bool {
    if words.contains(recorded) || Self.isStandIn(recorded, for: produced) { return true }
    let pieces = Self.pieces(of: recorded)
    guard pieces.contains(where: \.isPlaceholder) else { return false }
    var found: [String: String] = [:]
    guard match(pieces[...], produced[...], &found) else { return false }
    for (name, text) in found {
      guard bindings[name, default: text] == text else { return false }
      bindings[name] = text
    }
    return true
  }

  private func match(
    _ pieces: ArraySlice<Piece>, _ text: Substring, _ found: inout [String: String]
  ) -> Bool {
    guard let piece = pieces.first else { return text.isEmpty }
    switch piece {
    case .literal(let literal):
      guard text.hasPrefix(literal) else { return false }
      return match(pieces.dropFirst(), text.dropFirst(literal.count), &found)
    case .placeholder(let name):
      for end in text.indices + [text.endIndex] {
        var attempt = found
        let value = String(text[..<end])
        guard attempt[name, default: value] == value else { continue }
        attempt[name] = value
        if match(pieces.dropFirst(), text[end...], &attempt) {
          found = attempt
          return true
        }
      }
      return false
    }
  }
}
