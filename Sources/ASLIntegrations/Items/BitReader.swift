/// Reads bits from bytes, the least significant one of each byte first.
struct BitReader {
  private let source: any ByteSource
  private var piece: [UInt8] = []
  private var offset = 0
  private var bits: UInt64 = 0
  private var bitCount = 0

  enum Failure: Error {
    case source(ItemFault)
    /// The bytes end too early.
    case ended
    case malformed(String)
  }

  init(_ source: any ByteSource) { self.source = source }

  /// The next bits, at most 32, without passing them; zeros after the end.
  mutating func peek(_ count: Int) throws(Failure) -> UInt32 {
    while bitCount < count {
      if offset == piece.count, try !fill() { break }
      bits |= UInt64(piece[offset]) << UInt64(bitCount)
      bitCount += 8
      offset += 1
    }
    return UInt32(truncatingIfNeeded: bits & (1 << UInt64(count) - 1))
  }

  mutating func pass(_ count: Int) throws(Failure) {
    guard bitCount >= count else { throw .ended }
    bits >>= UInt64(count)
    bitCount -= count
  }

  mutating func read(_ count: Int) throws(Failure) -> Int {
    let value = try peek(count)
    try pass(count)
    return Int(value)
  }

  mutating func byte() throws(Failure) -> UInt8 { UInt8(truncatingIfNeeded: try read(8)) }

  mutating func alignToByte() {
    bits >>= UInt64(bitCount & 7)
    bitCount -= bitCount & 7
  }

  mutating func isAtEnd() throws(Failure) -> Bool {
    if bitCount > 0 || offset < piece.count { return false }
    return try !fill()
  }

  private mutating func fill() throws(Failure) -> Bool {
    do throws(ItemFault) { piece = try source.next() } catch { throw .source(error) }
    offset = 0
    return !piece.isEmpty
  }
}
