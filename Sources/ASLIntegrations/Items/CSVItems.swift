import ASLModel
import JSONTree

/// The rows of a text delimited file as objects of strings.
///
/// A row with too few fields gets empty strings, and fields without a header are left out. The
/// members are in the order of ``JavaHashOrder``.
struct CSVItems {
  private var rows: CSVRows
  private let headers: [String]
  /// Which header each member of an item is.
  private let order: [Int]

  init(_ text: any ByteSource, _ config: ReaderConfig) throws(ItemFault) {
    var rows = CSVRows(text, delimiter: (config.csvDelimiter ?? .comma).byte)
    headers = try Self.headers(config, &rows)
    order = JavaHashOrder.positions(of: headers)
    self.rows = rows
  }

  /// Items with these headers, whatever a configuration says.
  init(_ text: any ByteSource, headers: [String]) {
    rows = CSVRows(text, delimiter: UInt8(ascii: ","))
    self.headers = headers
    order = JavaHashOrder.positions(of: headers)
  }

  private static func headers(
    _ config: ReaderConfig, _ rows: inout CSVRows
  ) throws(ItemFault) -> [String] {
    let headers: [String]
    switch config.csvHeaderLocation ?? .firstRow {
    case .given: headers = config.csvHeaders ?? []
    case .firstRow:
      guard let first = try rows.next() else {
        throw ItemFault("the CSV file is empty; its first row must be the header", at: TextPlace())
      }
      headers = first
    }
    guard Set(headers.map(JSONText.init)).count == headers.count else {
      throw ItemFault("CSV headers cannot contain duplicates.")
    }
    if headers.reduce(0, { $0 + $1.utf8.count }) > ItemLimit.headerBytes {
      throw ItemFault(
        "the CSV header has more than \(ItemLimit.headerBytes) bytes", namesObject: true)
    }
    return headers
  }

  mutating func next() throws(ItemFault) -> ItemStream.Element? {
    guard let row = try rows.next() else { return nil }
    var members: ContiguousArray<JSONObject.Member> = []
    members.reserveCapacity(order.count)
    for column in order {
      let text = column < row.count ? row[column] : ""
      members.append(JSONObject.Member(key: headers[column], value: .string(text)))
    }
    return ItemStream.Element(
      value: .object(JSONObject(uniqueMembers: members)), size: rows.size)
  }
}

extension ReaderConfig.CSVDelimiter {
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .pipe: UInt8(ascii: "|")
    case .semicolon: UInt8(ascii: ";")
    case .space: UInt8(ascii: " ")
    case .tab: UInt8(ascii: "\t")
    }
  }
}
