/// The order in which Java's `HashMap` gives keys that were put into it one after the other.
///
/// The rows of a CSV file become such maps in Step Functions, and the recorded items have their
/// members in this order: the headers `0,True,{}` give `0`, `{}`, `True`.
enum JavaHashOrder {
  /// The positions of the keys, in the map's order. The keys are all different.
  static func positions(of keys: [String]) -> [Int] {
    let size = tableSize(keys.count)
    let places = keys.map { place(of: $0, size) }
    return keys.indices.sorted { (places[$0], $0) < (places[$1], $1) }
  }

  /// 16, doubled whenever the table is more than three quarters full.
  private static func tableSize(_ count: Int) -> Int {
    var size = 16
    while count * 4 > size * 3 { size *= 2 }
    return size
  }

  /// `(h ^ h >>> 16) & (size - 1)` of `String.hashCode()`.
  private static func place(of key: String, _ size: Int) -> Int {
    let hash = key.utf16.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
    return Int(hash ^ hash >> 16) & (size - 1)
  }
}
