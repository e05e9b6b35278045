/// A search through the history, from the newest line to the oldest, while its text is typed.
struct HistorySearch: Equatable {
  private(set) var query = ""
  /// What was there when it began.
  let original: EditBuffer
  /// Where the last match was found; the number of lines where none was yet.
  private var place: Int

  init(original: EditBuffer, place: Int) {
    self.original = original
    self.place = place
  }

  func match(in history: LineHistory) -> Int? { query.isEmpty ? nil : place }

  /// Where the cursor stands in a line that was found.
  func cursor(in line: String) -> Int {
    guard let range = line.firstRange(of: query) else { return line.count }
    return line.distance(from: line.startIndex, to: range.lowerBound)
  }

  /// Each says whether it found something.
  mutating func extend(by text: String, _ history: LineHistory) -> Bool {
    let longer = query + text.prefix { $0 != "\n" }
    guard let found = history.place(of: longer, before: place + 1) else { return false }
    (query, place) = (longer, found)
    return true
  }

  mutating func shorten(_ history: LineHistory) -> Bool {
    guard !query.isEmpty else { return false }
    query.removeLast()
    if let found = history.place(of: query, before: history.lines.count) { place = found }
    return true
  }

  mutating func findOlder(_ history: LineHistory) -> Bool {
    guard let found = history.place(of: query, before: place) else { return false }
    place = found
    return true
  }
}
