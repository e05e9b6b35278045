/// Pseudo-random numbers from a seed (SplitMix64): an execution's only randomness.
///
/// Its whole state is one number, so that it can be kept, compared and written out.
public struct RandomSource: RandomNumberGenerator, Sendable, Hashable {
  public private(set) var state: UInt64

  /// - Parameter state: a seed, or the ``state`` of another source, to go on where that one is.
  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension RandomSource {
  /// A UUID of version 4 (RFC 9562), in lower case.
  public mutating func nextUUID() -> String {
    let high = next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [UInt8]("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, half) in [high, low].enumerated() {
      for place in 0..<16 {
        let position = index * 16 + place
        if [8, 12, 16, 20].contains(position) { text.append(UInt8(ascii: "-")) }
        text.append(digits[Int((half >> UInt64(60 - place * 4)) & 0xF)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
