/// Text that is being written, in one buffer of bytes that grows.
struct ByteWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  /// The text, which is UTF-8 if all that was written is.
  ///
  /// Borrowing, so that the buffer lives until it has been read.
  borrowing func text() -> String {
    String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  borrowing func append(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func writeWord(_ word: StaticString) {
    reserve(word.utf8CodeUnitCount)
    (base + count).update(from: word.utf8Start, count: word.utf8CodeUnitCount)
    count += word.utf8CodeUnitCount
  }

  mutating func write(_ text: String) {
    reserve(text.utf8.count)
    for byte in text.utf8 {
      base[count] = byte
      count += 1
    }
  }

  mutating func write(_ byte: UInt8, times: Int) {
    reserve(times)
    (base + count).update(repeating: byte, count: times)
    count += times
  }

  /// Writes a whole number in decimal digits.
  mutating func write(_ value: Int64) {
    reserve(20)
    if value < 0 {
      base[count] = UInt8(ascii: "-")
      count += 1
    }
    writeDigits(value.magnitude, atLeast: 1)
  }

  /// Writes digits, with zeros before them up to a count.
  mutating func writeDigits(_ value: UInt64, atLeast minimum: Int) {
    var length = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    length = max(length, minimum)
    reserve(length)
    rest = value
    var place = count + length
    while place > count {
      place -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      base[place] = UInt8(truncatingIfNeeded: digit) &+ UInt8(ascii: "0")
      rest = quotient
    }
    count += length
  }

  /// Puts a byte before the last ones.
  mutating func insert(_ byte: UInt8, beforeLast length: Int) {
    reserve(1)
    let place = count - length
    (base + place + 1).update(from: base + place, count: length)
    base[place] = byte
    count += 1
  }

  /// Writes a string literal: `"`, `\` and control characters escaped, the rest as it is.
  mutating func writeLiteral(_ text: String) {
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { writeLiteral($0) }
    if isWritten == nil {
      let copy = Array(text.utf8)
      copy.withUnsafeBufferPointer { writeLiteral($0) }
    }
  }

  private mutating func writeLiteral(_ text: UnsafeBufferPointer<UInt8>) {
    // Room for the quotation marks, and for a whole word past the end.
    reserve(text.count + 2 + WordScan.size)
    base[count] = UInt8(ascii: "\"")
    count += 1
    guard let source = text.baseAddress else { return write(UInt8(ascii: "\"")) }
    var offset = 0
    while offset + WordScan.size <= text.count {
      let word = WordScan.load(source + offset)
      UnsafeMutableRawPointer(base + count).storeBytes(of: word.littleEndian, as: UInt64.self)
      let special = WordScan.specialBytes(word)
      guard special != 0 else {
        offset += WordScan.size
        count += WordScan.size
        continue
      }
      let plain = special.trailingZeroBitCount / 8
      offset += plain + 1
      count += plain
      writeEscape(source[offset - 1])
      reserve(text.count - offset + 1 + WordScan.size)
    }
    while offset < text.count {
      let byte = source[offset]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        writeEscape(byte)
        reserve(text.count - offset + WordScan.size)
      } else {
        base[count] = byte
        count += 1
      }
      offset += 1
    }
    base[count] = UInt8(ascii: "\"")
    count += 1
  }

  private mutating func writeEscape(_ byte: UInt8) {
    write(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: write(UInt8(ascii: "b"))
    case 0x09: write(UInt8(ascii: "t"))
    case 0x0A: write(UInt8(ascii: "n"))
    case 0x0C: write(UInt8(ascii: "f"))
    case 0x0D: write(UInt8(ascii: "r"))
    case 0x00..<0x20:
      writeWord(byte < 0x10 ? "u000" : "u001")
      let digit = byte & 15
      write(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    default: write(byte)
    }
  }

  @inline(__always)
  private mutating func reserve(_ length: Int) {
    if count + length > capacity { grow(count + length) }
  }

  private mutating func grow(_ minimum: Int) {
    let size = max(capacity * 2, minimum)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = size
  }
}
