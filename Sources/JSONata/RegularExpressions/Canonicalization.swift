/// What a code unit is compared as when case is ignored: its upper case, unless that is more than
/// one unit, or is in ASCII where the unit is not (ECMAScript, section 22.2.2.7.3 without `u`).
@inline(__always)
func canonical(_ unit: UInt16) -> UInt16 {
  if unit < 0x80 { return unit &- 0x61 < 26 ? unit & ~0x20 : unit }
  return canonicalBeyondASCII(unit)
}

private func canonicalBeyondASCII(_ unit: UInt16) -> UInt16 {
  guard let scalar = Unicode.Scalar(unit), scalar.properties.changesWhenUppercased else {
    return unit
  }
  var upper = scalar.properties.uppercaseMapping.utf16.makeIterator()
  guard let first = upper.next(), upper.next() == nil, first >= 0x80 else { return unit }
  return first
}

/// All sets of two and more code units beyond ASCII that are equal when case is ignored.
///
/// In ASCII there are just the pairs of letters: no unit of it is equal to one outside.
let caseGroups: [[UInt16]] = {
  var members: [UInt16: [UInt16]] = [:]
  var order: [UInt16] = []
  for unit in UInt16(0x80)...0xFFFF {
    let upper = canonicalBeyondASCII(unit)
    guard upper != unit else { continue }
    if members[upper] == nil { order.append(upper) }
    members[upper, default: [upper]].append(unit)
  }
  return order.compactMap { members[$0] }
}()
