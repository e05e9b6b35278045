/// SHA-1, FIPS 180-4, section 6.1.
struct SHA1: BlockHash {
  static let blockSize = 64
  static let lengthSize = 8
  static let isBigEndian = true

  private var a: UInt32 = 0x6745_2301
  private var b: UInt32 = 0xEFCD_AB89
  private var c: UInt32 = 0x98BA_DCFE
  private var d: UInt32 = 0x1032_5476
  private var e: UInt32 = 0xC3D2_E1F0

  var state: [UInt8] { [a, b, c, d, e].flatMap(\.bigEndianBytes) }

  mutating func compress(_ block: UnsafeRawPointer) {
    var (a, b, c, d, e) = (a, b, c, d, e)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { words in
      for index in 0..<16 {
        words[index] = UInt32(
          bigEndian: block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
      }
      for index in 16..<80 {
        let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
        words[index] = mixed.rotatedLeft(1)
      }
      for step in 0..<80 {
        let mixed = Self.mix(step, b, c, d)
        let sum = a.rotatedLeft(5) &+ mixed &+ e &+ words[step]
        (e, d, c, b, a) = (d, c, b.rotatedLeft(30), a, sum)
      }
    }
    self.a &+= a
    self.b &+= b
    self.c &+= c
    self.d &+= d
    self.e &+= e
  }

  /// The function and the constant of a step, added.
  private static func mix(_ step: Int, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
    switch step {
    case 0..<20: ((b & c) ^ (~b & d)) &+ 0x5A82_7999
    case 20..<40: (b ^ c ^ d) &+ 0x6ED9_EBA1
    case 40..<60: ((b & c) ^ (b & d) ^ (c & d)) &+ 0x8F1B_BCDC
    default: (b ^ c ^ d) &+ 0xCA62_C1D6
    }
  }
}
