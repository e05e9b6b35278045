import Diagnostics
import JSONTree

/// A definition after its placeholders have been filled, and the way back to the text that its
/// author sees.
struct FilledText {
  /// The text to parse.
  let source: SourceText
  /// Placeholders that were not filled though they had to be, or though values are given, and those
  /// that are not closed; ranges are those of ``source``.
  let diagnostics: [Diagnostic]
  private let edits: [Edit]

  /// One placeholder and what stands for it now.
  private struct Edit {
    let original: SourceRange
    let filled: SourceRange
    let isUnfilled: Bool
  }

  init(_ original: SourceText, _ substitutions: Substitutions) {
    var filler = Filler(original.bytes, substitutions)
    filler.run()
    edits = filler.edits
    diagnostics = filler.diagnostics
    source =
      filler.edits.isEmpty ? original : SourceText(name: original.name, bytes: filler.filled)
  }

  /// Where a range of the filled text stands in the original one; a part of what was filled in
  /// stands at its placeholder.
  func origin(of range: SourceRange) -> SourceRange {
    guard !edits.isEmpty else { return range }
    return SourceRange(start: origin(range.start).start, end: origin(range.end).end)
  }

  /// Where a part of the value of a string literal stands in the text to parse.
  ///
  /// - Parameters:
  ///   - part: UTF-8 offsets in the decoded string.
  ///   - literal: the range of the literal, with its quotation marks.
  func range(of part: SourceRange, in literal: SourceRange) -> SourceRange {
    LiteralOffsets(literal, of: source.bytes).source(of: part)
  }

  /// A finding with ranges of the original text.
  func finished(_ finding: Diagnostic, pointer: String) -> Diagnostic {
    var finding = finding
    finding.pointer = pointer
    finding.range = origin(of: finding.range)
    for index in finding.notes.indices {
      finding.notes[index].range = origin(of: finding.notes[index].range)
    }
    finding.fix = finding.fix.flatMap(original)
    return finding
  }

  /// A fix with ranges of the original text; nil where it would change what was filled in.
  private func original(_ fix: Diagnostic.Fix) -> Diagnostic.Fix? {
    var fix = fix
    for index in fix.edits.indices {
      let range = fix.edits[index].range
      if let edit = edit(before: range.end), edit.filled.end > range.start { return nil }
      fix.edits[index].range = origin(of: range)
    }
    return fix
  }

  /// Whether a range is a placeholder that ``diagnostics`` reports.
  func isReported(_ range: SourceRange) -> Bool {
    edit(before: range.start).map { $0.isUnfilled && range.start < $0.filled.end } ?? false
  }

  private func origin(_ offset: Int) -> SourceRange {
    guard let edit = edit(before: offset) else { return .at(offset) }
    if offset == edit.filled.start { return .at(edit.original.start) }
    if offset < edit.filled.end { return edit.original }
    return .at(offset - edit.filled.end + edit.original.end)
  }

  /// The last edit that begins at or before an offset, by bisection.
  private func edit(before offset: Int) -> Edit? {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].filled.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? edits[low - 1] : nil
  }

  /// Goes through a text once.
  private struct Filler {
    let bytes: [UInt8]
    let substitutions: Substitutions
    var filled: [UInt8] = []
    var edits: [Edit] = []
    var diagnostics: [Diagnostic] = []
    private var copied = 0
    private var isInString = false

    init(_ bytes: [UInt8], _ substitutions: Substitutions) {
      self.bytes = bytes
      self.substitutions = substitutions
    }

    mutating func run() {
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\\") where isInString: place += 1
        case UInt8(ascii: "\""): isInString.toggle()
        case UInt8(ascii: "$"):
          if let end = end(ofPlaceholder: place) {
            fill(SourceRange(start: place, end: end))
            place = end - 1
          } else if isInString {
            checkUnterminated(place)
          }
        default: break
        }
        place += 1
      }
      filled += bytes[copied...]
    }

    /// The end of `${Name}`, which is on one line.
    private func end(ofPlaceholder start: Int) -> Int? {
      guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "{") else { return nil }
      for place in (start + 2)..<bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "}"): return place + 1
        case UInt8(ascii: "\n"), UInt8(ascii: "\""), UInt8(ascii: "{"): return nil
        default: break
        }
      }
      return nil
    }

    private mutating func fill(_ range: SourceRange) {
      let name = String(decoding: bytes[(range.start + 2)..<(range.end - 1)], as: UTF8.self)
      if let value = substitutions.values[name] {
        _ = replace(range, by: Array(value.utf8), isUnfilled: false)
      } else if !isInString {
        // As a string it can be parsed, so that other faults are found as well.
        reportUnfilled(name, replace(range, by: Array("\"${}\"".utf8), isUnfilled: true))
      } else if !substitutions.values.isEmpty {
        reportUnfilled(name, filledRange(of: range), .warning)
      }
    }

    /// Where a part of the text that is not replaced will stand.
    private func filledRange(of range: SourceRange) -> SourceRange {
      let start = filled.count + range.start - copied
      return SourceRange(start: start, end: start + range.count)
    }

    /// `${Name` that is not closed in its string.
    private mutating func checkUnterminated(_ start: Int) {
      guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "{"),
        isLetter(bytes[start + 2])
      else { return }
      let end = bytes[(start + 2)...].firstIndex { !isLetter($0) } ?? bytes.count
      let name = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
      diagnostics.append(
        Diagnostic(
          "unterminated-placeholder", .warning, .unterminated(name),
          at: filledRange(of: SourceRange(start: start, end: end)), label: "no '}'",
          help: ["as it stands it is part of the text"]))
    }

    private func isLetter(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }

    /// - Returns: the range in the filled text.
    private mutating func replace(
      _ range: SourceRange, by value: [UInt8], isUnfilled: Bool
    ) -> SourceRange {
      filled += bytes[copied..<range.start]
      copied = range.end
      let place = SourceRange(start: filled.count, end: filled.count + value.count)
      filled += value
      edits.append(Edit(original: range, filled: place, isUnfilled: isUnfilled))
      return place
    }

    private mutating func reportUnfilled(
      _ name: String, _ range: SourceRange, _ severity: Diagnostic.Severity = .error
    ) {
      let near = nearestName(to: name, among: substitutions.values.keys.sorted())
      diagnostics.append(
        Diagnostic(
          "unfilled-placeholder", severity, .unfilled(name), at: range,
          label: near.map { "did you mean '\($0)'?" } ?? "no value was given for '\(name)'",
          help: ["give it one with -D \(name)=VALUE, or in the substitutions file"]))
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unterminated(_ name: String) -> Self {
    "the placeholder '${\(name)' is not closed"
  }
  fileprivate static func unfilled(_ name: String) -> Self {
    "the placeholder ${\(name)} is not filled"
  }
}
