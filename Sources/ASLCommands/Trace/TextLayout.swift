import Diagnostics

/// The text, cut at the end where it takes more than `width` cells of a terminal.
func shortened(_ text: String, to width: Int, mark: String = "…") -> String {
  guard text.utf8.count > width, cellWidth(of: text) > width else { return text }
  var (result, room) = ("", width - cellWidth(of: mark))
  for character in text {
    room -= cellWidth(of: character)
    if room < 0 { break }
    result.append(character)
  }
  return result + mark
}

/// The text in lines of at most `width` cells, broken between words where there are some.
func wrapped(_ text: String, to width: Int) -> [String] {
  let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  return lines.flatMap { wrappedLine(String($0), to: width) }
}

private func wrappedLine(_ text: String, to width: Int) -> [String] {
  var (lines, line, used): ([String], String, Int) = ([], "", 0)
  for word in visible(text.replacing("\t", with: "    ")).split(
    separator: " ", omittingEmptySubsequences: false)
  {
    var rest = String(word)
    let size = cellWidth(of: rest)
    if used > 0, used + 1 + size > width {
      lines.append(line)
      (line, used) = ("", 0)
    }
    if used > 0 {
      line += " "
      used += 1
    }
    if size > width {
      let pieces = broken(rest, to: width)
      lines += pieces.dropLast()
      rest = pieces.last ?? ""
    }
    line += rest
    used += cellWidth(of: rest)
  }
  return lines + [line]
}

/// The text in lines of `width` cells, broken anywhere.
func broken(_ text: String, to width: Int) -> [String] {
  var (lines, line, used): ([String], String, Int) = ([], "", 0)
  for character in visible(text) {
    let size = cellWidth(of: character)
    if used > 0, used + size > width {
      lines.append(line)
      (line, used) = ("", 0)
    }
    line.append(character)
    used += size
  }
  return lines + [line]
}

/// A count of bytes: `812 bytes`, `12.3 kB`, `1.2 MB`.
func byteSize(_ count: Int) -> String {
  if count < 1_000 { return "\(count) bytes" }
  let (unit, name) = count < 1_000_000 ? (1_000, "kB") : (1_000_000, "MB")
  let tenths = count * 10 / unit
  return "\(tenths / 10).\(tenths % 10) \(name)"
}

extension String {
  /// With blanks behind it, up to a width in characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(width - count, 0))
  }
}
