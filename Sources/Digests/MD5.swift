/// The MD5 Message-Digest Algorithm, RFC 1321.
struct MD5: BlockHash {
  static let blockSize = 64
  static let lengthSize = 8
  static let isBigEndian = false

  private var a: UInt32 = 0x6745_2301
  private var b: UInt32 = 0xEFCD_AB89
  private var c: UInt32 = 0x98BA_DCFE
  private var d: UInt32 = 0x1032_5476

  var state: [UInt8] { [a, b, c, d].flatMap(\.littleEndianBytes) }

  mutating func compress(_ block: UnsafeRawPointer) {
    var (a, b, c, d) = (a, b, c, d)
    sines.withUnsafeBufferPointer { sines in
      for step in 0..<64 {
        let (mixed, word) = Self.mix(step, b, c, d)
        let input = UInt32(
          littleEndian: block.loadUnaligned(fromByteOffset: word * 4, as: UInt32.self))
        let turned = (a &+ mixed &+ input &+ sines[step]).rotatedLeft(Self.turn(step))
        (a, d, c, b) = (d, c, b, b &+ turned)
      }
    }
    self.a &+= a
    self.b &+= b
    self.c &+= c
    self.d &+= d
  }

  /// The function of a step's round, and which word of the block it takes.
  private static func mix(
    _ step: Int, _ b: UInt32, _ c: UInt32, _ d: UInt32
  ) -> (mixed: UInt32, word: Int) {
    switch step >> 4 {
    case 0: ((b & c) | (~b & d), step)
    case 1: ((d & b) | (~d & c), (5 &* step &+ 1) & 15)
    case 2: (b ^ c ^ d, (3 &* step &+ 5) & 15)
    default: (c ^ (b | ~d), (7 &* step) & 15)
    }
  }

  /// By how many bits a step turns its sum.
  private static func turn(_ step: Int) -> Int {
    switch (step >> 4, step & 3) {
    case (0, 0): 7
    case (0, 1): 12
    case (0, 2): 17
    case (0, _): 22
    case (1, 0): 5
    case (1, 1): 9
    case (1, 2): 14
    case (1, _): 20
    case (2, 0): 4
    case (2, 1): 11
    case (2, 2): 16
    case (2, _): 23
    case (_, 0): 6
    case (_, 1): 10
    case (_, 2): 15
    case (_, _): 21
    }
  }
}

/// The integer part of 2³² × |sin(i)| for i from 1 to 64.
private let sines: [UInt32] = [
  0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE, 0xF57C_0FAF, 0x4787_C62A,
  0xA830_4613, 0xFD46_9501, 0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE,
  0x6B90_1122, 0xFD98_7193, 0xA679_438E, 0x49B4_0821, 0xF61E_2562, 0xC040_B340,
  0x265E_5A51, 0xE9B6_C7AA, 0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8,
  0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED, 0xA9E3_E905, 0xFCEF_A3F8,
  0x676F_02D9, 0x8D2A_4C8A, 0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C,
  0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70, 0x289B_7EC6, 0xEAA1_27FA,
  0xD4EF_3085, 0x0488_1D05, 0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665,
  0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039, 0x655B_59C3, 0x8F0C_CC92,
  0xFFEF_F47D, 0x8584_5DD1, 0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1,
  0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
]
