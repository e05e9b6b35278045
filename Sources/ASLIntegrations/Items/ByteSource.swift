/// Bytes that come in pieces. It belongs to one reader.
protocol ByteSource: AnyObject {
  /// The next piece; empty at the end.
  func next() throws(ItemFault) -> [UInt8]
}

/// The bytes of an object.
final class ObjectBytes: ByteSource {
  private let reader: any ObjectReader
  private let uri: String

  private static let pieceBytes = 256 * 1_024

  init(_ reader: any ObjectReader, _ uri: String) {
    self.reader = reader
    self.uri = uri
  }

  func next() throws(ItemFault) -> [UInt8] {
    do throws(ObjectFailure) { return try reader.read(upTo: Self.pieceBytes) } catch {
      throw ItemFault(error, uri)
    }
  }
}

/// Bytes with those before them that were taken to see what they are.
final class RejoinedBytes: ByteSource {
  private var first: [UInt8]
  private let rest: any ByteSource

  init(_ first: [UInt8], _ rest: any ByteSource) {
    self.first = first
    self.rest = rest
  }

  func next() throws(ItemFault) -> [UInt8] {
    guard !first.isEmpty else { return try rest.next() }
    defer { first = [] }
    return first
  }
}

extension ByteSource {
  /// At least so many bytes, unless there are fewer.
  func beginning(_ count: Int) throws(ItemFault) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count, case let piece = try next(), !piece.isEmpty { bytes += piece }
    return bytes
  }

  /// The text in these bytes: what gzip packed is unpacked, and a byte order mark is left out.
  ///
  /// - Parameter name: the key of the object; its ending says what the bytes are.
  /// - Note: Step Functions guide, "ItemReader (Map)": GZIP and ZSTD, as in `myObject.jsonl.gz` and
  ///   `myObject.csv.zstd`. No one unpacks ZSTD here.
  func text(of name: String) throws(ItemFault) -> any ByteSource {
    let first = try beginning(5)
    let whole = RejoinedBytes(first, self)
    if name.hasSuffix(".zst") || name.hasSuffix(".zstd") || first.starts(with: zstandardMark) {
      throw ItemFault("\(name) is packed by Zstandard, which asl cannot unpack; gzip it can")
    }
    if let format = binaryFormat(first) {
      throw ItemFault(
        "asl cannot read \(format) files; \(name) has to become CSV, JSON or JSON Lines first")
    }
    guard name.hasSuffix(".gz") || first.starts(with: GzipBytes.mark) else {
      return try whole.withoutByteOrderMark()
    }
    return try GzipBytes(whole, name: name).withoutByteOrderMark()
  }

  /// Text of these beginnings would be read as something else than it is; in text no control
  /// character follows them.
  private func binaryFormat(_ first: [UInt8]) -> String? {
    for (format, mark) in [("Parquet", "PAR1"), ("ORC", "ORC")]
    where first.count > mark.utf8.count && first.starts(with: mark.utf8) {
      let next = first[mark.utf8.count]
      if next < 0x20, ![0x09, 0x0A, 0x0D].contains(next) { return format }
    }
    return nil
  }

  private func withoutByteOrderMark() throws(ItemFault) -> any ByteSource {
    let first = try beginning(byteOrderMark.count)
    let isMarked = first.starts(with: byteOrderMark)
    return RejoinedBytes(isMarked ? Array(first.dropFirst(byteOrderMark.count)) : first, self)
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
/// RFC 8878, section 3.1.1.
private let zstandardMark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
