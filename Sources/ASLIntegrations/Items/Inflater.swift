/// Unpacks DEFLATE data piece by piece, RFC 1951.
struct Inflater {
  /// What was unpacked last: matches copy from it.
  private var window: [UInt8] = []
  private var block = Block.none
  private var isLastBlock = false

  private enum Block {
    case none
    case stored(left: Int)
    case packed(literals: HuffmanCode, distances: HuffmanCode)
  }

  private static let windowBytes = 32_768
  private static let pieceBytes = 65_536

  /// The next piece; empty at the end of the data.
  mutating func next(_ input: inout BitReader) throws(BitReader.Failure) -> [UInt8] {
    if window.count > Self.windowBytes {
      window.removeSubrange(0..<window.count - Self.windowBytes)
    }
    let start = window.count
    while window.count - start < Self.pieceBytes {
      switch block {
      case .none:
        guard !isLastBlock else { return Array(window[start...]) }
        try begin(&input)
      case .stored(let left):
        let count = min(left, Self.pieceBytes)
        for _ in 0..<count { window.append(try input.byte()) }
        block = left == count ? .none : .stored(left: left - count)
      case .packed(let literals, let distances):
        let limit = start + Self.pieceBytes
        if try unpack(&input, literals, distances, upTo: limit) { block = .none }
      }
    }
    return Array(window[start...])
  }

  // MARK: Blocks

  private mutating func begin(_ input: inout BitReader) throws(BitReader.Failure) {
    isLastBlock = try input.read(1) == 1
    switch try input.read(2) {
    case 0:
      input.alignToByte()
      let count = try input.read(16)
      guard try input.read(16) == ~count & 0xFFFF else {
        throw .malformed("the length of a block is wrong")
      }
      block = .stored(left: count)
    case 1: block = .packed(literals: .fixedLiterals, distances: .fixedDistances)
    case 2: block = try Self.codes(&input)
    default: throw .malformed("a block is of no known type")
    }
  }

  /// The order in which the lengths of the code lengths' codes stand. RFC 1951, section 3.2.7.
  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private static func codes(_ input: inout BitReader) throws(BitReader.Failure) -> Block {
    let literalCount = try input.read(5) + 257
    let distanceCount = try input.read(5) + 1
    let lengthCount = try input.read(4) + 4
    var lengthLengths = [UInt8](repeating: 0, count: 19)
    for index in lengthOrder.prefix(lengthCount) {
      lengthLengths[index] = UInt8(try input.read(3))
    }
    let lengthCode = try HuffmanCode(lengthLengths)
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      switch try lengthCode.read(&input) {
      case 16:
        guard let last = lengths.last else { throw .malformed("a length repeats none") }
        lengths += repeatElement(last, count: 3 + (try input.read(2)))
      case 17: lengths += repeatElement(0, count: 3 + (try input.read(3)))
      case 18: lengths += repeatElement(0, count: 11 + (try input.read(7)))
      case let length: lengths.append(UInt8(length))
      }
    }
    guard lengths.count == literalCount + distanceCount else {
      throw .malformed("there are too many lengths")
    }
    return .packed(
      literals: try HuffmanCode(Array(lengths[..<literalCount])),
      distances: try HuffmanCode(Array(lengths[literalCount...])))
  }

  // MARK: Packed data

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]

  /// - Returns: whether the block has ended.
  private mutating func unpack(
    _ input: inout BitReader, _ literals: HuffmanCode, _ distances: HuffmanCode, upTo limit: Int
  ) throws(BitReader.Failure) -> Bool {
    while window.count < limit {
      let symbol = try literals.read(&input)
      if symbol < 256 {
        window.append(UInt8(symbol))
        continue
      }
      guard symbol != 256 else { return true }
      guard symbol - 257 < Self.lengthBases.count else { throw .malformed("a length is unknown") }
      let length = Self.lengthBases[symbol - 257] + (try input.read(Self.lengthBits[symbol - 257]))
      try copy(length, from: try distance(&input, distances))
    }
    return false
  }

  private func distance(
    _ input: inout BitReader, _ code: HuffmanCode
  ) throws(BitReader.Failure) -> Int {
    let symbol = try code.read(&input)
    guard symbol < 30 else { throw .malformed("a distance is unknown") }
    guard symbol > 3 else { return symbol + 1 }
    let bits = symbol / 2 - 1
    return (2 + symbol & 1) << bits + 1 + (try input.read(bits))
  }

  private mutating func copy(_ length: Int, from distance: Int) throws(BitReader.Failure) {
    let start = window.count - distance
    guard start >= 0 else { throw .malformed("a match begins before the data") }
    // A match may reach into itself.
    for index in start..<start + length { window.append(window[index]) }
  }
}

/// A canonical Huffman code, RFC 1951, section 3.2.2, as a table of all words of the
/// longest code's length.
struct HuffmanCode {
  /// For each word the symbol that it begins with, in the upper 12 bits, and the length of its
  /// code; 0 where none begins so.
  private var table: [UInt16]
  private let longest: Int

  init(_ lengths: [UInt8]) throws(BitReader.Failure) {
    longest = max(1, Int(lengths.max() ?? 0))
    table = [UInt16](repeating: 0, count: 1 << longest)
    var code = 0
    for length in 1...longest {
      for symbol in lengths.indices where Int(lengths[symbol]) == length {
        guard code < 1 << length else { throw .malformed("a code has too many words") }
        let entry = UInt16(symbol) << 4 | UInt16(length)
        let reversed = Self.reversed(code, length)
        for word in stride(from: reversed, to: table.count, by: 1 << length) { table[word] = entry }
        code += 1
      }
      code <<= 1
    }
  }

  private static func reversed(_ code: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 << 1 | code >> $1 & 1 }
  }

  func read(_ input: inout BitReader) throws(BitReader.Failure) -> Int {
    let entry = table[Int(try input.peek(longest))]
    guard entry != 0 else { throw .malformed("a code word is unknown") }
    try input.pass(Int(entry & 15))
    return Int(entry >> 4)
  }

  /// The codes of blocks that bring none. RFC 1951, section 3.2.6.
  static let fixedLiterals = fixed((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = fixed([UInt8](repeating: 5, count: 30))

  private static func fixed(_ lengths: [UInt8]) -> HuffmanCode {
    do throws(BitReader.Failure) { return try HuffmanCode(lengths) } catch {
      preconditionFailure("the lengths of RFC 1951 are a code")
    }
  }
}
