internal import ASLInterpreter
internal import ASLModel
internal import JSONTree

/// The items in what an ItemReader is said to have read.
///
/// - Note: Step Functions API reference, TestStateConfiguration, `mapItemReaderData`. The texts
///   have not been recorded.
enum ReadItems {
  static func items(in data: String, of map: MapState) throws(TestStateError) -> [ReadItem] {
    guard let config = map.itemReader?.config else { return [] }
    if config.inputType == .jsonLines, let lines = lines(of: data) { return lines }
    guard let json = JSON(data) else {
      throw .validation("MapItemReaderData must be valid JSON")
    }
    let items = try value(at: config.itemsPointer ?? "", in: json)
    switch items {
    case .array(let elements): return elements.map { ReadItem($0) }
    case .object(let object):
      return object.members.map { ReadItem($0.value, key: $0.key) }
    default: return [ReadItem(items)]
    }
  }

  /// A value in each line; nil where a line has none.
  private static func lines(of data: String) -> [ReadItem]? {
    let texts = data.split(whereSeparator: \.isNewline).filter { line in
      !line.allSatisfy(\.isWhitespace)
    }
    let values = texts.compactMap { JSON(String($0)) }
    // An array in one line is all items at once.
    guard values.count == texts.count, values.count != 1 || values[0].arrayValue == nil else {
      return nil
    }
    return values.map { ReadItem($0) }
  }

  /// RFC 6901.
  private static func value(at pointer: String, in json: JSON) throws(TestStateError) -> JSON {
    var value = json
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      guard let next = value[name] ?? Int(name).flatMap({ value[$0] }) else {
        throw .validation("MapItemReaderData has nothing at the ItemsPointer '\(pointer)'")
      }
      value = next
    }
    return value
  }
}
