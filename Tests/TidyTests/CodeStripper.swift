/// Takes comments and the content of string literals out of Swift source; line ends stay.
struct CodeStripper {
  private let bytes: [UInt8]
  private var offset = 0
  private var output: [UInt8] = []
  private var modes: [Mode] = [.code(parentheses: 0)]

  private enum Mode: Equatable {
    /// Code, and how many parentheses are open in it; that of an interpolation ends with the last.
    case code(parentheses: Int)
    /// A literal between so many quotation marks, with so many `#` around them.
    case string(quotes: Int, hashes: Int)
    case lineComment
    case blockComment(depth: Int)
  }

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func code() -> String {
    while offset < bytes.count {
      switch modes[modes.count - 1] {
      case .code(let parentheses): readCode(parentheses)
      case .string(let quotes, let hashes): readString(quotes, hashes)
      case .lineComment:
        if bytes[offset] == UInt8(ascii: "\n") { modes.removeLast() } else { offset += 1 }
      case .blockComment(let depth): readBlockComment(depth)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func readCode(_ parentheses: Int) {
    if starts("//") { return begin(.lineComment, length: 2) }
    if starts("/*") { return begin(.blockComment(depth: 1), length: 2) }
    var hashes = 0
    while starts("#", at: offset + hashes) { hashes += 1 }
    if starts("\"", at: offset + hashes) {
      let quotes = starts("\"\"\"", at: offset + hashes) ? 3 : 1
      output.append(UInt8(ascii: "\""))
      return begin(.string(quotes: quotes, hashes: hashes), length: hashes + quotes)
    }
    if starts("(") { modes[modes.count - 1] = .code(parentheses: parentheses + 1) }
    if starts(")") {
      modes[modes.count - 1] = .code(parentheses: parentheses - 1)
      if parentheses == 1, modes.count > 1 { modes.removeLast() }
    }
    output.append(bytes[offset])
    offset += 1
  }

  private mutating func readString(_ quotes: Int, _ hashes: Int) {
    let (quote, hash) = (UInt8(ascii: "\""), UInt8(ascii: "#"))
    if starts("\\"), repeats(hash, hashes, at: offset + 1) {
      offset += 1 + hashes
      guard starts("(") else {
        offset += 1
        return
      }
      output.append(UInt8(ascii: "("))
      return begin(.code(parentheses: 1), length: 1)
    }
    if repeats(quote, quotes, at: offset), repeats(hash, hashes, at: offset + quotes) {
      output.append(quote)
      modes.removeLast()
      offset += quotes + hashes
      return
    }
    if starts("\n") { output.append(UInt8(ascii: "\n")) }
    offset += 1
  }

  private mutating func readBlockComment(_ depth: Int) {
    if starts("*/") {
      offset += 2
      modes[modes.count - 1] = .blockComment(depth: depth - 1)
      if depth == 1 { modes.removeLast() }
    } else if starts("/*") {
      offset += 2
      modes[modes.count - 1] = .blockComment(depth: depth + 1)
    } else {
      if starts("\n") { output.append(UInt8(ascii: "\n")) }
      offset += 1
    }
  }

  private mutating func begin(_ mode: Mode, length: Int) {
    modes.append(mode)
    offset += length
  }

  private func starts(_ word: StaticString, at place: Int? = nil) -> Bool {
    let place = place ?? offset
    guard place + word.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[place + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether so many of a byte stand at a place.
  private func repeats(_ byte: UInt8, _ count: Int, at place: Int) -> Bool {
    place + count <= bytes.count && (place..<place + count).allSatisfy { bytes[$0] == byte }
  }
}
