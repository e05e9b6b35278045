import JSONTree

extension IntrinsicArguments {
  /// The sum of two integers, each rounded first; operands and sum have 32 bits.
  func mathAdd() throws(IntrinsicError) -> JSON {
    let sum = try integer(0, .nearest) + integer(1, .nearest)
    guard Int32(exactly: sum) != nil else {
      throw error("the sum \(sum) is not in the range of 32-bit integers")
    }
    return .integer(sum)
  }

  /// A number from the first argument up to, and without, the second.
  ///
  /// The guide has fractions rounded to the nearest; the service drops them. With a seed the number
  /// is the one that `java.util.Random` of that seed draws first.
  func mathRandom(_ random: inout RandomSource) throws(IntrinsicError) -> JSON {
    let start = try integer(0, .towardsZero)
    let end = try integer(1, .towardsZero)
    guard start < end else {
      throw error("the first argument, \(start), must be less than the second, \(end)")
    }
    guard values.count > 2 else { return .integer(Int.random(in: start..<end, using: &random)) }
    var seeded = JavaRandom(seed: Int64(try integer(2, .towardsZero)))
    return .integer(Int(seeded.next(from: Int64(start), to: Int64(end))))
  }
}

/// `java.util.Random`: a linear congruential generator of 48 bits.
///
/// - Note: Java SE API, `java.util.Random` and `java.util.random.RandomGenerator`.
struct JavaRandom {
  private static let multiplier: UInt64 = 0x5_DEEC_E66D
  private static let mask: UInt64 = (1 << 48) - 1
  private var state: UInt64

  init(seed: Int64) {
    state = (UInt64(bitPattern: seed) ^ Self.multiplier) & Self.mask
  }

  private mutating func nextInt32() -> Int32 {
    state = (state &* Self.multiplier &+ 0xB) & Self.mask
    return Int32(truncatingIfNeeded: state >> 16)
  }

  private mutating func nextInt64() -> Int64 {
    let high = Int64(nextInt32()) << 32
    return high &+ Int64(nextInt32())
  }

  /// `nextLong(origin, bound)`; the span of the two must be positive.
  mutating func next(from origin: Int64, to bound: Int64) -> Int64 {
    let span = bound - origin
    let drawn = nextInt64()
    guard span & (span - 1) != 0 else { return (drawn & (span - 1)) + origin }
    var candidate = Int64(bitPattern: UInt64(bitPattern: drawn) >> 1)
    var result = candidate % span
    while candidate &+ (span - 1) &- result < 0 {
      candidate = Int64(bitPattern: UInt64(bitPattern: nextInt64()) >> 1)
      result = candidate % span
    }
    return result + origin
  }
}
