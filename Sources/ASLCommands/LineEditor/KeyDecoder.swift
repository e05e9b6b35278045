/// Makes keys of the bytes that a terminal sends, however they are cut into pieces.
///
/// - Note: ECMA-48, "Coded representation"; XTerm Control Sequences, "PC-Style Function Keys",
///   "Bracketed Paste Mode".
struct KeyDecoder {
  private var state = State.ground
  private var keys: [Key] = []
  private var typed: [UInt8] = []

  private enum State: Equatable {
    case ground
    case escape
    /// Behind ESC `[`: parameters so far.
    case control([UInt8])
    /// Behind ESC `O`.
    case shift
    /// Within a character of several bytes; `isMeta` behind Escape.
    case character([UInt8], missing: Int, isMeta: Bool)
    case paste([UInt8])
  }

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
  /// What is longer is no key of any terminal.
  private static let longestSequence = 32

  /// Whether what came last may be the beginning of more: an Escape key alone looks so too.
  var isWaiting: Bool {
    switch state {
    case .ground, .paste: false
    case .escape, .control, .shift, .character: true
    }
  }

  mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    for byte in bytes { read(byte) }
    return take()
  }

  /// What was begun is all there is: nothing has come for a while.
  mutating func flush() -> [Key] {
    switch state {
    case .ground, .paste: break
    case .escape: add(.escape)
    case .control, .shift: add(.unknown)
    case .character: typed += Array("\u{FFFD}".utf8)
    }
    if isWaiting { state = .ground }
    return take()
  }

  private mutating func take() -> [Key] {
    addTyped()
    defer { keys = [] }
    return keys
  }

  private mutating func add(_ key: Key) {
    addTyped()
    keys.append(key)
  }

  private mutating func addTyped() {
    guard !typed.isEmpty else { return }
    keys.append(.text(String(decoding: typed, as: UTF8.self)))
    typed = []
  }

  private mutating func read(_ byte: UInt8) {
    switch state {
    case .ground: readGround(byte)
    case .escape: readEscape(byte)
    case .control(let parameters): readControl(byte, parameters)
    case .shift:
      state = .ground
      add(Self.key(final: byte, modifier: 1))
    case .character(let bytes, let missing, let isMeta):
      readCharacter(byte, bytes, missing, isMeta)
    case .paste(var bytes):
      // Taken out of the state, so that appending copies nothing.
      state = .ground
      bytes.append(byte)
      readPaste(bytes)
    }
  }

  private mutating func readGround(_ byte: UInt8) {
    switch byte {
    case Self.escape: state = .escape
    case 0x0D, 0x0A: add(.enter)
    case 0x09: add(.tab)
    case 0x08, 0x7F: add(.backspace)
    case 0x00..<0x20: add(.control(Character(Unicode.Scalar(byte | 0x60))))
    case 0x20..<0x7F: typed.append(byte)
    default: beginCharacter(byte, isMeta: false)
    }
  }

  private mutating func readEscape(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .shift
    case Self.escape:
      add(.escape)
      state = .escape
    case 0x08, 0x7F: add(.metaBackspace)
    case 0x0D, 0x0A: add(.metaEnter)
    case 0x20..<0x7F: add(.meta(Character(Unicode.Scalar(byte))))
    case 0x80...: beginCharacter(byte, isMeta: true)
    default: add(.unknown)
    }
  }

  // MARK: Characters

  private mutating func beginCharacter(_ byte: UInt8, isMeta: Bool) {
    switch byte {
    case 0xC2..<0xE0: state = .character([byte], missing: 1, isMeta: isMeta)
    case 0xE0..<0xF0: state = .character([byte], missing: 2, isMeta: isMeta)
    case 0xF0..<0xF5: state = .character([byte], missing: 3, isMeta: isMeta)
    default: typed += Array("\u{FFFD}".utf8)
    }
  }

  private mutating func readCharacter(
    _ byte: UInt8, _ bytes: [UInt8], _ missing: Int, _ isMeta: Bool
  ) {
    guard byte & 0xC0 == 0x80 else {
      typed += Array("\u{FFFD}".utf8)
      state = .ground
      return readGround(byte)
    }
    let bytes = bytes + [byte]
    guard missing == 1 else {
      state = .character(bytes, missing: missing - 1, isMeta: isMeta)
      return
    }
    state = .ground
    if isMeta { add(.unknown) } else { typed += bytes }
  }

  // MARK: Sequences

  private mutating func readControl(_ byte: UInt8, _ parameters: [UInt8]) {
    guard byte >= 0x40, byte < 0x7F else {
      if byte == Self.escape {
        state = .escape
      } else {
        state = parameters.count < Self.longestSequence ? .control(parameters + [byte]) : .ground
      }
      return
    }
    state = .ground
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 1 }
    let modifier = numbers.count > 1 ? numbers[1] : 1
    guard byte == UInt8(ascii: "~") else {
      return add(Self.key(final: byte, modifier: modifier))
    }
    switch numbers.first {
    case 1, 7: add(.home)
    case 3: add(.delete)
    case 4, 8: add(.end)
    case 200: state = .paste([])
    default: add(.unknown)
    }
  }

  /// The key of a sequence that ends in a letter; a modifier above 1 is Shift, Alt or Ctrl.
  private static func key(final: UInt8, modifier: Int) -> Key {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): modifier > 2 ? .wordRight : .right
    case UInt8(ascii: "D"): modifier > 2 ? .wordLeft : .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "M"): .enter
    default: .unknown
    }
  }

  private mutating func readPaste(_ bytes: [UInt8]) {
    guard bytes.last == Self.pasteEnd.last, bytes.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
    else {
      state = .paste(bytes)
      return
    }
    let text = String(decoding: bytes.dropLast(Self.pasteEnd.count), as: UTF8.self)
    add(.paste(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")))
  }
}
