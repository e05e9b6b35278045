/// Finds the end of a JSON value in pieces of a text, by brackets and quotation marks alone.
struct ValueEnd {
  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  private var kind: Kind?

  private enum Kind {
    case container
    case text
    /// A number or a word.
    case plain
  }

  /// - Returns: how many bytes of the piece belong to the value, and whether it ends there.
  mutating func find(in piece: ArraySlice<UInt8>) -> (count: Int, isFound: Bool) {
    piece.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if isInText {
          index += 1
          passText(byte)
          if !isInText, kind == .text { return (index, true) }
          continue
        }
        switch byte {
        case UInt8(ascii: "\""):
          if kind == .plain { return (index, true) }
          kind = kind ?? .text
          isInText = true
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          if kind == .plain { return (index, true) }
          kind = .container
          depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          if kind != .container { return (index, true) }
          depth -= 1
          if depth == 0 { return (index + 1, true) }
        case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x0A, 0x0D, 0x09:
          if kind != .container { return (index, true) }
        default: kind = kind ?? .plain
        }
        index += 1
      }
      return (index, false)
    }
  }

  private mutating func passText(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInText = false
    }
  }
}
