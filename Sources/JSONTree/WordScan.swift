/// Looking at eight bytes of text at once, the first of them in the lowest place.
enum WordScan {
  static let size = 8
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  @inline(__always)
  static func load(_ address: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(address).loadUnaligned(as: UInt64.self))
  }

  /// The high bit of the first byte that cannot stand as it is in a string literal (a quotation
  /// mark, a backslash or a control character); other bits above it mean nothing. 0 if there is
  /// none.
  ///
  /// A byte is zero, or less than 0x20, if subtracting 1, or 0x20, borrows from its high bit.
  @inline(__always)
  static func specialBytes(_ word: UInt64) -> UInt64 {
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    return
      (((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
      | ((word &- ones &* 0x20) & ~word)) & highBits
  }
}
