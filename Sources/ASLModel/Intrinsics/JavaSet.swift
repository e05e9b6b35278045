import JSONTree

/// The distinct values in the order in which Java's `HashSet` lists them.
///
/// `States.ArrayUnique` promises no order; the service's is that of a hash set made from the array:
/// by the lower bits of the hash code, and where those are equal by first occurrence.
///
/// - Note: Java SE API, `HashMap`, and `hashCode` of `Integer`, `Long`, `Double`, `Boolean`,
///   `String`, `List` and `Map`.
func inJavaSetOrder(_ elements: [JSON]) -> [JSON] {
  var capacity = 16
  while Double(capacity) < Double(elements.count) / 0.75 + 1 { capacity *= 2 }
  var buckets: [[JSON]] = Array(repeating: [], count: capacity)
  for element in elements {
    let hash = UInt32(bitPattern: element.javaHash)
    let bucket = Int((hash ^ (hash >> 16)) & UInt32(capacity - 1))
    if !buckets[bucket].contains(element) { buckets[bucket].append(element) }
  }
  return buckets.flatMap { $0 }
}

extension JSON {
  fileprivate var javaHash: Int32 {
    switch self {
    case .null: 0
    case .bool(let value): value ? 1_231 : 1_237
    case .number(let number): number.javaHash
    case .string(let text): text.javaHash
    case .array(let elements): elements.reduce(1) { 31 &* $0 &+ $1.javaHash }
    case .object(let object):
      object.reduce(0) { $0 &+ ($1.key.javaHash ^ $1.value.javaHash) }
    }
  }
}

extension JSONNumber {
  /// Integral values hash alike however they are written, as they are equal here.
  fileprivate var javaHash: Int32 {
    guard let integer = integerValue else {
      let bits = doubleValue.bitPattern
      return Int32(truncatingIfNeeded: bits ^ (bits >> 32))
    }
    if let small = Int32(exactly: integer) { return small }
    let bits = UInt64(bitPattern: integer)
    return Int32(truncatingIfNeeded: bits ^ (bits >> 32))
  }
}

extension String {
  fileprivate var javaHash: Int32 {
    utf16.reduce(0) { 31 &* $0 &+ Int32($1) }
  }
}
