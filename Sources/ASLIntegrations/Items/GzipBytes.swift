import Digests

/// What gzip packed, unpacked piece by piece: one member after the other, each checked.
///
/// - Note: RFC 1952.
final class GzipBytes: ByteSource {
  /// What a member begins with, the only method there is with it.
  static let mark: [UInt8] = [0x1F, 0x8B, 0x08]

  private let name: String
  private var input: BitReader
  private var inflater: Inflater?
  private var check: UInt32 = 0
  private var size: UInt32 = 0

  init(_ source: any ByteSource, name: String) throws(ItemFault) {
    self.name = name
    input = BitReader(source)
    try readHeader()
  }

  func next() throws(ItemFault) -> [UInt8] {
    while var inflater {
      self.inflater = nil
      let piece = try wrapped { () throws(BitReader.Failure) in try inflater.next(&input) }
      guard piece.isEmpty else {
        self.inflater = inflater
        check = crc32(piece, after: check)
        size &+= UInt32(truncatingIfNeeded: piece.count)
        return piece
      }
      try readTrailer()
    }
    return []
  }

  private func readHeader() throws(ItemFault) {
    let flags = try wrapped { () throws(BitReader.Failure) in
      for byte in Self.mark where try input.byte() != byte {
        throw BitReader.Failure.malformed("it does not begin as gzip does")
      }
      let flags = try input.byte()
      for _ in 0..<6 { _ = try input.byte() }
      return flags
    }
    try wrapped { () throws(BitReader.Failure) in
      if flags & 4 != 0 {
        let count = Int(try input.byte()) | Int(try input.byte()) << 8
        for _ in 0..<count { _ = try input.byte() }
      }
      // The file's name, and a comment.
      for flag: UInt8 in [8, 16] where flags & flag != 0 {
        while try input.byte() != 0 {}
      }
      if flags & 2 != 0 { for _ in 0..<2 { _ = try input.byte() } }
    }
    inflater = Inflater()
    (check, size) = (0, 0)
  }

  /// Reads what a member ends with, and the beginning of the next one.
  private func readTrailer() throws(ItemFault) {
    let isLast = try wrapped { () throws(BitReader.Failure) in
      input.alignToByte()
      var words: [UInt32] = []
      for _ in 0..<2 {
        var word: UInt32 = 0
        for shift: UInt32 in [0, 8, 16, 24] { word |= UInt32(try input.byte()) << shift }
        words.append(word)
      }
      guard words[0] == check, words[1] == size else {
        throw BitReader.Failure.malformed("its check sum or size differs")
      }
      return try input.isAtEnd()
    }
    if !isLast { try readHeader() }
  }

  private func wrapped<Value>(
    _ body: () throws(BitReader.Failure) -> Value
  ) throws(ItemFault) -> Value {
    do throws(BitReader.Failure) { return try body() } catch {
      switch error {
      case .source(let fault): throw fault
      case .ended: throw ItemFault("\(name) is not whole: it ends within what gzip packed")
      case .malformed(let why): throw ItemFault("\(name) is not what gzip packs: \(why)")
      }
    }
  }
}
