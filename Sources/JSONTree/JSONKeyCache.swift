/// The keys that a text has had so far, so that one that comes again is the same string.
///
/// Records repeat their keys; comparing two words is several times faster than making a string.
struct JSONKeyCache {
  /// A key of at most 16 bytes, as the two words that hold them.
  struct Entry {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var count = 0
    var text = ""
  }

  private var entries: [Entry]

  private static let size = 256
  static let longestKey = 16

  /// In a text of fewer bytes, making the cache costs more than it saves.
  private static let smallestText = 4_096

  init(textCount: Int) {
    let size = textCount < Self.smallestText ? 0 : Self.size
    entries = [Entry](repeating: Entry(), count: size)
  }

  /// The words of a key of 1 to 16 bytes.
  ///
  /// - Parameter readable: how many bytes may be read from `start` on, past the end of the key too.
  static func words(
    _ start: UnsafePointer<UInt8>, count: Int, readable: Int
  ) -> (first: UInt64, last: UInt64)? {
    guard count > 0, count <= longestKey, readable >= WordScan.size else { return nil }
    let first = WordScan.load(start)
    if count >= WordScan.size { return (first, WordScan.load(start + count - WordScan.size)) }
    return (first & ((1 << UInt64(count * 8)) - 1), 0)
  }

  /// A number that depends on all bytes of a key.
  static func hash(_ words: (first: UInt64, last: UInt64), _ count: Int) -> UInt64 {
    let mixed = (words.first ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ (mixed >> 32) ^ words.last) &* 0xD6E8_FEB8_6659_FD93
  }

  /// The key of these words, made by `make` if it has not been seen lately.
  mutating func text(
    _ words: (first: UInt64, last: UInt64), _ count: Int, hash: UInt64,
    _ make: () throws(JSONError) -> String
  ) throws(JSONError) -> String {
    guard !entries.isEmpty else { return try make() }
    let place = Int(hash >> 56)
    let isKnown =
      entries[place].first == words.first && entries[place].last == words.last
      && entries[place].count == count
    if isKnown { return entries[place].text }
    let text = try make()
    entries[place] = Entry(first: words.first, last: words.last, count: count, text: text)
    return text
  }
}
