import Diagnostics

/// How two versions of a text differ, as `diff -u` writes it and `patch -p1` reads it.
struct UnifiedDiff {
  private let name: String
  private let rows: [Row]

  /// How many lines around a change are shown.
  private static let context = 3

  /// A line of either text, or of both.
  private struct Row {
    let kind: Kind
    /// With its line end, if it has one.
    let bytes: ArraySlice<UInt8>
  }

  private enum Kind: Character {
    case same = " "
    case removed = "-"
    case added = "+"
  }

  /// - Parameter name: the file's; a path that is not relative loses its first slash.
  init(from old: SourceText, to new: SourceText, name: String) {
    self.name = name.hasPrefix("/") ? String(name.dropFirst()) : name
    rows = Self.rows(Self.lines(of: old.bytes), Self.lines(of: new.bytes))
  }

  /// The lines, without a line end after the last; nil where the texts are the same.
  func text(isColored: Bool) -> String? {
    let hunks = hunks
    guard !hunks.isEmpty else { return nil }
    let paint = Paint(isOn: isColored)
    var lines = [paint(.bold, "--- a/\(name)"), paint(.bold, "+++ b/\(name)")]
    for hunk in hunks {
      lines.append(paint(.name, heading(of: hunk)))
      lines += rows[hunk].map { text(of: $0, isColored: isColored) }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Lines

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  private static func rows(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [Row] {
    // Fixes mostly leave every line where it is.
    guard old.count != new.count else { return zip(old, new).flatMap(pair) }
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var rows: [Row] = []
    var (place, other) = (0, 0)
    while place < old.count || other < new.count {
      if removed.contains(place) {
        rows.append(Row(kind: .removed, bytes: old[place]))
        place += 1
      } else if added.contains(other) {
        rows.append(Row(kind: .added, bytes: new[other]))
        other += 1
      } else {
        rows.append(Row(kind: .same, bytes: old[place]))
        place += 1
        other += 1
      }
    }
    return rows
  }

  private static func pair(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> [Row] {
    old == new
      ? [Row(kind: .same, bytes: old)]
      : [Row(kind: .removed, bytes: old), Row(kind: .added, bytes: new)]
  }

  // MARK: Hunks

  /// The ranges of rows that are shown together.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (place, row) in rows.enumerated() where row.kind != .same {
      let range = max(0, place - Self.context)..<min(rows.count, place + Self.context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  /// `@@ -3,7 +3,7 @@`.
  private func heading(of hunk: Range<Int>) -> String {
    func place(_ other: Kind) -> String {
      let start = rows[..<hunk.lowerBound].count { $0.kind != other }
      let count = rows[hunk].count { $0.kind != other }
      // Where no line is, the line before counts.
      return "\(count == 0 ? start : start + 1),\(count)"
    }
    return "@@ -\(place(.added)) +\(place(.removed)) @@"
  }

  private func text(of row: Row, isColored: Bool) -> String {
    let hasEnd = row.bytes.last == UInt8(ascii: "\n")
    let line = String(decoding: hasEnd ? row.bytes.dropLast() : row.bytes, as: UTF8.self)
    let text = "\(row.kind.rawValue)\(line)" + (hasEnd ? "" : "\n\\ No newline at end of file")
    let paint = Paint(isOn: isColored)
    switch row.kind {
    case .same: return text
    case .removed: return paint(.error, text)
    case .added: return paint(.success, text)
    }
  }
}
