/// The bytes in Base64 (RFC 4648, section 4), with padding and without line breaks.
public func base64(_ bytes: [UInt8]) -> String {
  let count = (bytes.count + 2) / 3 * 4
  return String(unsafeUninitializedCapacity: count) { text in
    var place = 0
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let left = min(bytes.count - start, 3)
      var group = UInt32(bytes[start]) << 16
      if left > 1 { group |= UInt32(bytes[start + 1]) << 8 }
      if left > 2 { group |= UInt32(bytes[start + 2]) }
      for index in 0..<4 {
        let isPadding = index > left
        text[place] = isPadding ? pad : alphabet[Int(group >> 18) & 63]
        group <<= 6
        place += 1
      }
    }
    return count
  }
}

/// What a decoder of Base64 takes.
public enum Base64Rules: Sendable {
  /// RFC 4648 to the letter: nothing but the alphabet, padding to a multiple of four, and zeros in
  /// the bits that the last character has too many.
  case strict
  /// What `java.util.Base64.getMimeDecoder()` takes: characters outside the alphabet are passed
  /// over, padding may be left out, and surplus bits are dropped.
  case mime
}

/// Why a text is not Base64, and where.
public struct Base64Error: Error, Sendable, Equatable {
  public let reason: Reason
  /// UTF-8 bytes from the start of the text.
  public let offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  public enum Reason: Sendable, Equatable {
    case notInAlphabet(UInt8)
    /// A group of characters stops after the first, which has too few bits for a byte.
    case incompleteGroup
    /// Padding is missing, or stands where it says nothing.
    case wrongPadding
    case textAfterPadding
    case surplusBits
  }

  public var message: String {
    switch reason {
    case .notInAlphabet(let byte): "0x\(hexadecimal([byte])) is not a character of Base64"
    case .incompleteGroup: "the last group of Base64 characters has too few bits for a byte"
    case .wrongPadding: "the padding is not the one that Base64 asks for"
    case .textAfterPadding: "there is more text after the padding"
    case .surplusBits: "the last Base64 character has bits that belong to no byte"
    }
  }
}

/// The bytes that a Base64 text stands for.
public func decodedBase64(
  _ text: String, _ rules: Base64Rules = .strict
) throws(Base64Error) -> [UInt8] {
  let bytes = Array(text.utf8)
  var decoded: [UInt8] = []
  decoded.reserveCapacity(bytes.count / 4 * 3 + 2)
  var group: UInt32 = 0
  var count = 0
  var offset = 0
  while offset < bytes.count, bytes[offset] != pad {
    if let value = values[Int(bytes[offset])] {
      group = group << 6 | UInt32(value)
      count += 1
      if count == 4 {
        for shift in [16, 8, 0] { decoded.append(UInt8(truncatingIfNeeded: group >> shift)) }
        (group, count) = (0, 0)
      }
    } else if rules == .strict {
      throw Base64Error(.notInAlphabet(bytes[offset]), at: offset)
    }
    offset += 1
  }
  guard count != 1 else { throw Base64Error(.incompleteGroup, at: offset) }
  try checkEnd(of: bytes, from: offset, groupCount: count, rules)
  if count > 0 {
    let surplus = count == 2 ? 4 : 2
    guard rules == .mime || group & ((1 << surplus) - 1) == 0 else {
      throw Base64Error(.surplusBits, at: offset - 1)
    }
    group >>= surplus
    if count == 3 { decoded.append(UInt8(truncatingIfNeeded: group >> 8)) }
    decoded.append(UInt8(truncatingIfNeeded: group))
  }
  return decoded
}

/// Checks what follows the last character: the padding, and nothing after it.
///
/// - Parameter groupCount: how many characters the last group has; 0 where it is whole.
private func checkEnd(
  of bytes: [UInt8], from start: Int, groupCount: Int, _ rules: Base64Rules
) throws(Base64Error) {
  var offset = start
  if offset < bytes.count || rules == .strict {
    let wanted = (4 - groupCount) % 4
    for _ in 0..<wanted {
      guard offset < bytes.count, bytes[offset] == pad else {
        throw Base64Error(.wrongPadding, at: offset)
      }
      offset += 1
    }
    guard wanted > 0 || offset == bytes.count else {
      throw Base64Error(.wrongPadding, at: offset)
    }
  }
  while offset < bytes.count {
    guard rules == .mime, values[Int(bytes[offset])] == nil else {
      throw Base64Error(.textAfterPadding, at: offset)
    }
    offset += 1
  }
}

private let pad = UInt8(ascii: "=")
private let alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// The six bits of each byte that is in the alphabet.
private let values: [UInt8?] = {
  var values = [UInt8?](repeating: nil, count: 256)
  for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
  return values
}()
