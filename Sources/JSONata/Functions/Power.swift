#if canImport(Darwin)
  import func Darwin.pow
#elseif canImport(Musl)
  import func Musl.pow
#else
  import func Glibc.pow
#endif

/// A power as ECMAScript has it: 1 to the infinite or undefined power is not a number.
func power(_ base: Double, _ exponent: Double) -> Double {
  if exponent.isNaN || (base.magnitude == 1 && exponent.isInfinite) { return .nan }
  return pow(base, exponent)
}
