/// The text that is edited, and the cursor in it.
///
/// It may have several lines. Places are counted in characters as a person sees them.
struct EditBuffer: Equatable {
  private(set) var characters: [Character] = []
  /// The place before which the cursor stands.
  private(set) var cursor = 0

  init() {}

  /// A text with the cursor at its end.
  init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }
  var textBeforeCursor: String { String(characters[..<cursor]) }

  mutating func move(to place: Int) { cursor = min(max(place, 0), characters.count) }

  /// Inserts at the cursor, which then stands behind the text.
  mutating func insert(_ text: String) {
    // A mark joins the character before it, and that may join the one behind.
    let first = max(cursor - 1, 0)
    let last = min(cursor + 1, characters.count)
    let head = String(characters[first..<cursor]) + text
    let joined = Array(head + String(characters[cursor..<last]))
    let behind = Array(head).count
    characters.replaceSubrange(first..<last, with: joined)
    cursor = first + min(behind, joined.count)
  }

  /// Takes a range out, and gives it back.
  @discardableResult
  mutating func remove(_ range: Range<Int>) -> String {
    let removed = String(characters[range])
    characters.removeSubrange(range)
    if cursor >= range.upperBound {
      cursor -= range.count
    } else if cursor > range.lowerBound {
      cursor = range.lowerBound
    }
    return removed
  }

  /// Puts the two characters around the cursor, or the last two, in the other order.
  ///
  /// - Returns: whether there were two.
  mutating func transpose() -> Bool {
    let second = cursor == lineEnd ? cursor - 1 : cursor
    guard second > lineStart, second < characters.count else { return false }
    characters.swapAt(second - 1, second)
    cursor = second + 1
    return true
  }

  // MARK: Places

  /// Where the cursor's line begins.
  var lineStart: Int {
    characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// Where the cursor's line ends: at its line end, or that of the text.
  var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  var isOnFirstLine: Bool { lineStart == 0 }
  var isOnLastLine: Bool { lineEnd == characters.count }

  /// The beginning of the word before the cursor.
  var wordStart: Int {
    var place = cursor
    while place > 0, !characters[place - 1].isOfWord { place -= 1 }
    while place > 0, characters[place - 1].isOfWord { place -= 1 }
    return place
  }

  /// The end of the word behind the cursor.
  var wordEnd: Int {
    var place = cursor
    while place < characters.count, !characters[place].isOfWord { place += 1 }
    while place < characters.count, characters[place].isOfWord { place += 1 }
    return place
  }

  /// The beginning of what stands before the cursor without a blank.
  var blankWordStart: Int {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  /// The same column on the line above or below, as far as that has one.
  func place(linesDown: Int) -> Int {
    let column = cursor - lineStart
    var copy = self
    if linesDown < 0 {
      guard !isOnFirstLine else { return cursor }
      copy.cursor = lineStart - 1
    } else {
      guard !isOnLastLine else { return cursor }
      copy.cursor = lineEnd + 1
    }
    return min(copy.lineStart + column, copy.lineEnd)
  }
}

extension Character {
  fileprivate var isOfWord: Bool { isLetter || isNumber || self == "_" }
}
