/// A hash function that folds a message block by block into its state (Merkle–Damgård).
protocol BlockHash {
  static var blockSize: Int { get }
  /// How many bytes at the end of the padding hold the length of the message.
  static var lengthSize: Int { get }
  static var isBigEndian: Bool { get }

  /// Folds the block of ``blockSize`` bytes at that address into the state.
  mutating func compress(_ block: UnsafeRawPointer)

  var state: [UInt8] { get }
}

/// Pads a message as MD5 and SHA do (a bit 1, zeros, the length in bits) and folds all its blocks.
func hashed<Hash: BlockHash>(_ message: [UInt8], _ start: Hash) -> [UInt8] {
  var hash = start
  let size = Hash.blockSize
  let whole = message.count - message.count % size
  message.withUnsafeBytes { bytes in
    guard let base = bytes.baseAddress else { return }
    for offset in stride(from: 0, to: whole, by: size) { hash.compress(base + offset) }
  }
  var tail = Array(message[whole...])
  tail.append(0x80)
  let tailSize = tail.count + Hash.lengthSize <= size ? size : 2 * size
  tail += repeatElement(0, count: tailSize - tail.count)
  var bits = UInt64(message.count) &* 8
  for index in 0..<8 {
    tail[Hash.isBigEndian ? tailSize - 1 - index : tailSize - 8 + index] = UInt8(
      truncatingIfNeeded: bits)
    bits >>= 8
  }
  tail.withUnsafeBytes { bytes in
    guard let base = bytes.baseAddress else { return }
    for offset in stride(from: 0, to: tailSize, by: size) { hash.compress(base + offset) }
  }
  return hash.state
}

extension FixedWidthInteger {
  func rotatedLeft(_ count: Int) -> Self {
    self &<< Self(truncatingIfNeeded: count)
      | self &>> Self(truncatingIfNeeded: Self.bitWidth - count)
  }

  func rotatedRight(_ count: Int) -> Self { rotatedLeft(Self.bitWidth - count) }

  /// The bytes, the most significant one first.
  var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
  var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
