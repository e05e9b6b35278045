internal import ASLModel
internal import JSONTree

/// The items in what an ItemReader is said to have read.
enum ReadItems {
  static func items(in data: String, of map: MapState) throws(TestStateError) -> [JSON] {
    guard map.itemReader != nil else { return [] }
    guard let json = JSON(data) else {
      throw .validation("MapItemReaderData must be valid JSON")
    }
    return json.arrayValue ?? [json]
  }
}
