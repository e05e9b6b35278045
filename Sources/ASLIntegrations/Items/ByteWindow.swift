/// The part of a text that is being looked at: bytes that have been read and not yet passed.
struct ByteWindow {
  private let source: any ByteSource
  /// What has been read; from ``start`` on it has not been passed.
  private(set) var bytes: [UInt8] = []
  private(set) var start = 0
  /// Where the window starts.
  private(set) var place = TextPlace()

  init(_ source: any ByteSource) { self.source = source }

  /// How many bytes can be looked at without reading.
  var count: Int { bytes.count - start }

  /// Reads a further piece.
  ///
  /// - Returns: false at the end of the text.
  mutating func read() throws(ItemFault) -> Bool {
    let piece = try source.next()
    guard !piece.isEmpty else { return false }
    if start > 0 {
      bytes.removeSubrange(0..<start)
      start = 0
    }
    bytes += piece
    return true
  }

  /// The byte at the start; nil at the end of the text.
  mutating func current() throws(ItemFault) -> UInt8? {
    if start == bytes.count, try !read() { return nil }
    return bytes[start]
  }

  mutating func pass(_ count: Int) {
    place.pass(bytes[start..<start + count])
    start += count
  }

  /// The place of a byte at a distance from the start.
  func place(after distance: Int) -> TextPlace {
    var place = place
    place.pass(bytes[start..<start + min(distance, count)])
    return place
  }
}
