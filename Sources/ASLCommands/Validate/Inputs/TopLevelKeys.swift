/// Whether a text is a definition as far as its outermost object shows: it has `StartAt` and
/// `States`.
///
/// What is within is not looked at, so that a definition with a fault is one all the same.
func looksLikeDefinition(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var keys = TopLevelKeys(bytes: bytes)
    var (hasStartAt, hasStates) = (false, false)
    while let key = keys.next() {
      if key.elementsEqual("StartAt".utf8) { hasStartAt = true }
      if key.elementsEqual("States".utf8) { hasStates = true }
      if hasStartAt, hasStates { return true }
    }
    return false
  }
}

/// The keys of the outermost object of a text, as they are written.
private struct TopLevelKeys {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var depth = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Slice<UnsafeBufferPointer<UInt8>>? {
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let start = place
        skipString()
        let end = max(start, place - 1)
        if depth == 1, isKey() { return bytes[start..<end] }
      default: break
      }
    }
    return nil
  }

  /// Goes behind the quotation mark that ends a string.
  private mutating func skipString() {
    while place < bytes.count {
      let byte = bytes[place]
      place += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { break }
    }
    place = min(place, bytes.count)
  }

  /// Whether a colon follows.
  private mutating func isKey() -> Bool {
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        place += 1
      case UInt8(ascii: ":"): return true
      default: return false
      }
    }
    return false
  }
}
