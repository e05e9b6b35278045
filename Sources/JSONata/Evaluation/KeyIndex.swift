import JSONTree

/// Finds the place of a key in a list of different keys that only grows: while they are few by
/// looking at each, then by a hash table with open addressing.
///
/// Its hash is quick rather than unpredictable: keys made to collide cost steps, of which an
/// evaluation has only so many.
struct KeyIndex {
  /// Places plus one; 0 is free. The size is a power of two.
  private var slots: ContiguousArray<Int32> = []
  private var count = 0
  /// How many keys the last search looked at.
  private(set) var lastEffort = 0

  private static let indexedFrom = 8

  /// The place of a key; one past the end if it is new, and then that is where it is to be added.
  mutating func place(of key: String, in keys: [String]) -> Int {
    lastEffort = 1
    if slots.isEmpty {
      for place in keys.indices where isSameText(keys[place], key) { return place }
      count += 1
      if count == Self.indexedFrom { grow(to: 32, keys + [key]) }
      return count - 1
    }
    if 2 * count >= slots.count { grow(to: 4 * slots.count, keys) }
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot] - 1)
      if isSameText(keys[place], key) { return place }
      slot = (slot + 1) & (slots.count - 1)
      lastEffort += 1
    }
    slots[slot] = Int32(truncatingIfNeeded: count + 1)
    count += 1
    return count - 1
  }

  private mutating func grow(to size: Int, _ keys: [String]) {
    slots = ContiguousArray(repeating: 0, count: size)
    for (place, key) in keys.enumerated() {
      var slot = Self.hash(key) & (size - 1)
      while slots[slot] != 0 {
        slot = (slot + 1) & (size - 1)
        lastEffort += 1
      }
      slots[slot] = Int32(truncatingIfNeeded: place + 1)
    }
  }

  private static func hash(_ key: String) -> Int {
    key.utf8.withContiguousStorageIfAvailable { Self.hash(UnsafeRawBufferPointer($0)) }
      ?? Array(key.utf8).withUnsafeBytes { Self.hash($0) }
  }

  /// Eight bytes at a time.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    func mix(_ word: UInt64) { hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29 }
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    mix(rest)
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
