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
