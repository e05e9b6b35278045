import JSONTree

/// Rounds to a number of decimal places, halves to the even neighbour.
///
/// The point is moved in the shortest decimal text of the number, not by multiplying, so that 1.005
/// to two places is a half though the double is slightly less. NaN if the moved number is out of
/// range.
///
/// - Parameter precision: how many decimal places; negative counts to the left of the point.
func round(_ value: Double, precision: Int = 0) -> Double {
  if precision == 0 { return positiveZero(roundHalfToEven(value)) }
  if let rounded = roundAwayFromHalves(value, precision: precision) { return rounded }
  let moved = movePoint(of: value, by: precision)
  return positiveZero(movePoint(of: roundHalfToEven(moved), by: -precision))
}

/// The result without going through text, where the digits cut off are clearly no half.
private func roundAwayFromHalves(_ value: Double, precision: Int) -> Double? {
  guard precision > 0, precision <= 15 else { return nil }
  let power = powersOfTen[precision]
  let moved = value * power
  guard moved.magnitude < 0x1p40 else { return nil }
  let whole = moved.rounded(.down)
  let fraction = moved - whole
  guard (fraction - 0.5).magnitude > 0x1p-8 else { return nil }
  return positiveZero((fraction < 0.5 ? whole : whole + 1) / power)
}

private func roundHalfToEven(_ value: Double) -> Double { value.rounded(.toNearestOrEven) }

private func positiveZero(_ value: Double) -> Double { value == 0 ? 0 : value }

/// `value × 10^places`, taking the value for the shortest decimal number that stands for it.
private func movePoint(of value: Double, by places: Int) -> Double {
  guard value.isFinite else { return .nan }
  let text = ecmaScriptText(of: value)
  let parts = text.split(separator: "e", maxSplits: 1)
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let (sum, isOver) = exponent.addingReportingOverflow(places)
  return isOver ? .nan : Double("\(parts[0])e\(sum)") ?? .nan
}

/// The powers of ten that a double holds exactly.
let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

func powerOfTen(_ exponent: Int) -> Double {
  powersOfTen.indices.contains(exponent) ? powersOfTen[exponent] : Double("1e\(exponent)") ?? 0
}
