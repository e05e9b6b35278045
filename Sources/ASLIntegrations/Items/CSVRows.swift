/// Cuts a text delimited file into rows of fields, however the file is cut into pieces.
///
/// Fields may stand in quotation marks, within which delimiters and line ends are text. A quotation
/// mark is written twice, in and out of quotation marks. A backslash before a backslash, a
/// quotation mark or the delimiter makes that plain text, and is left out before anything else.
/// Lines end in LF, CRLF or CR; a line without a byte is no row.
///
/// - Note: Step Functions guide, "How Step Functions parses input CSV files".
struct CSVRows {
  private let source: any ByteSource
  private let delimiter: UInt8
  /// The piece that is being read.
  private var piece: [UInt8] = []
  private var offset = 0

  private var mode = Mode.fieldStart
  private var field: [UInt8] = []
  private var row: [String] = []
  private var rowBytes = 0
  private var afterCarriageReturn = false
  private var line = 1
  /// Where the row, and the last quoted field, began.
  private(set) var rowLine = 1
  private var quoteLine = 1

  private enum Mode {
    case fieldStart
    case plain
    /// After a quotation mark within a plain field.
    case plainQuote
    case plainEscape
    case quoted
    /// After a quotation mark within quotation marks: another one is text, else the field ends.
    case quotedQuote
    case quotedEscape
  }

  init(_ source: any ByteSource, delimiter: UInt8) {
    self.source = source
    self.delimiter = delimiter
  }

  /// The fields of the next row; nil after the last.
  mutating func next() throws(ItemFault) -> [String]? {
    while true {
      if offset == piece.count {
        piece = try source.next()
        offset = 0
        if piece.isEmpty { return try last() }
      }
      if let row = try scan(piece) { return row }
    }
  }

  /// Bytes of the row that came last.
  private(set) var size = 0

  /// Reads to the end of a row or of the piece.
  private mutating func scan(_ piece: [UInt8]) throws(ItemFault) -> [String]? {
    try piece.withUnsafeBufferPointer { bytes throws(ItemFault) in
      while offset < bytes.count {
        if passPlain(bytes) { continue }
        if rowBytes > ItemLimit.itemBytes { throw tooLarge }
        let byte = bytes[offset]
        offset += 1
        if afterCarriageReturn {
          afterCarriageReturn = false
          if byte == lineFeed { continue }
        }
        if byte == lineFeed || byte == carriageReturn && mode != .quoted { line += 1 }
        rowBytes += 1
        if take(byte) {
          afterCarriageReturn = byte == carriageReturn
          if let row = finishedRow() { return row }
        }
      }
      if rowBytes > ItemLimit.itemBytes { throw tooLarge }
      return nil
    }
  }

  /// Takes the bytes of a field up to the next one that means something.
  private mutating func passPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !afterCarriageReturn, mode == .plain || mode == .fieldStart || mode == .quoted else {
      return false
    }
    var end = offset
    while end < bytes.count, !isSpecial(bytes[end]) { end += 1 }
    guard end > offset else { return false }
    field.append(contentsOf: bytes[offset..<end])
    rowBytes += end - offset
    offset = end
    if mode == .fieldStart { mode = .plain }
    return true
  }

  private var tooLarge: ItemFault {
    ItemFault(
      "the row that begins in line \(rowLine) has more than \(ItemLimit.itemBytes) bytes, the most "
        + "that can be read", namesObject: true)
  }

  private func isSpecial(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == quotationMark || byte == backslash || byte == lineFeed
      || byte == carriageReturn
  }

  /// Takes one byte.
  ///
  /// - Returns: whether it ends the row.
  private mutating func take(_ byte: UInt8) -> Bool {
    switch mode {
    case .fieldStart:
      guard byte == quotationMark else { return takePlain(byte) }
      mode = .quoted
      quoteLine = line
    case .plain: return takePlain(byte)
    case .plainQuote:
      field.append(quotationMark)
      mode = .plain
      if byte != quotationMark { return takePlain(byte) }
    case .plainEscape:
      mode = .plain
      guard isEscapable(byte) else { return takePlain(byte) }
      field.append(byte)
    case .quoted: takeQuoted(byte)
    case .quotedQuote:
      mode = byte == quotationMark ? .quoted : .plain
      guard byte == quotationMark else { return takePlain(byte) }
      field.append(byte)
    case .quotedEscape:
      mode = .quoted
      if isEscapable(byte) { field.append(byte) } else { takeQuoted(byte) }
    }
    return false
  }

  private mutating func takePlain(_ byte: UInt8) -> Bool {
    switch byte {
    case delimiter:
      finishField()
    case lineFeed, carriageReturn: return true
    case quotationMark: mode = .plainQuote
    case backslash: mode = .plainEscape
    default:
      field.append(byte)
      mode = .plain
    }
    return false
  }

  private mutating func takeQuoted(_ byte: UInt8) {
    switch byte {
    case quotationMark: mode = .quotedQuote
    case backslash: mode = .quotedEscape
    default: field.append(byte)
    }
  }

  private func isEscapable(_ byte: UInt8) -> Bool {
    byte == backslash || byte == quotationMark || byte == delimiter
  }

  private mutating func finishField() {
    row.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
    mode = .fieldStart
  }

  /// The row that a line end has finished; nil where the line had no other byte.
  private mutating func finishedRow() -> [String]? {
    defer {
      rowLine = line
      rowBytes = 0
      mode = .fieldStart
    }
    guard rowBytes > 1 else { return nil }
    return takeRow()
  }

  private mutating func takeRow() -> [String] {
    finishField()
    size = rowBytes
    defer { row.removeAll(keepingCapacity: true) }
    return row
  }

  /// The row that the end of the file finishes.
  private mutating func last() throws(ItemFault) -> [String]? {
    switch mode {
    case .quoted, .quotedEscape:
      throw ItemFault(
        "the file ends within the quotation marks that are opened in line \(quoteLine)",
        namesObject: true)
    case .plainQuote: field.append(quotationMark)
    case .fieldStart, .plain, .plainEscape, .quotedQuote: break
    }
    mode = .fieldStart
    guard rowBytes > 0 else { return nil }
    defer { rowBytes = 0 }
    return takeRow()
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quotationMark = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
