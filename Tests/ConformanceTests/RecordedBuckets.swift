import ASLInterpreter
import ASLModel
import JSONTree

/// The S3 objects that a recorded execution found, as items of a distributed Map.
struct RecordedBuckets {
  private let objects: [JSON]

  /// - Parameter setup: the calls that prepared other services.
  init(_ setup: [JSON]) {
    objects = setup.filter { $0["operation"]?.stringValue == "PutObject" }
      .compactMap { $0["params"] }
  }

  func items(_ request: ItemsRequest) -> Result<[ReadItem], ErrorOutput> {
    let bucket = request.arguments["Bucket"]
    let inBucket = objects.filter { $0["Bucket"] == bucket }
    if request.resource.service?.action == "listObjectsV2" {
      return .success(inBucket.map { ReadItem(Self.listed($0)) })
    }
    guard let object = inBucket.first(where: { $0["Key"] == request.arguments["Key"] }),
      let text = object["Body"]?.stringValue
    else { return Self.failure("The specified key does not exist.") }
    switch request.config.inputType {
    case .json, nil: return Self.elements(text)
    case .jsonLines: return .success(Self.lines(text).compactMap(Self.parse).map { ReadItem($0) })
    case .csv: return Self.rows(text, request.config)
    case .manifest, .parquet: return Self.failure("not recorded")
    }
  }

  private static func failure(_ cause: String) -> Result<[ReadItem], ErrorOutput> {
    .failure(ErrorOutput(error: .itemReaderFailed, cause: cause))
  }

  private static func listed(_ object: JSON) -> JSON {
    let body = object["Body"]?.stringValue ?? ""
    return [
      "Etag": .string("\"\(body.hashValue)\""), "Key": object["Key"] ?? .null,
      "LastModified": 1_700_000_000, "Size": .integer(body.utf8.count), "StorageClass": "STANDARD",
    ]
  }

  private static func elements(_ text: String) -> Result<[ReadItem], ErrorOutput> {
    guard let elements = parse(text)?.arrayValue else { return failure("no array of items") }
    return .success(elements.map { ReadItem($0) })
  }

  private static func parse(_ text: some StringProtocol) -> JSON? {
    do {
      return try JSON(parsing: String(text))
    } catch {
      return nil
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n").map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
  }

  /// No recorded cell has quotation marks.
  private static func rows(
    _ text: String, _ config: ReaderConfig
  ) -> Result<[ReadItem], ErrorOutput> {
    var rows = lines(text).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let headers =
      config.csvHeaderLocation == .given
      ? config.csvHeaders ?? [] : rows.isEmpty ? [] : rows.removeFirst()
    guard Set(headers).count == headers.count else {
      return failure("CSV headers cannot contain duplicates.")
    }
    return .success(
      rows.map { row in
        var item = JSONObject()
        for (index, header) in headers.enumerated() {
          item[header] = .string(row.indices.contains(index) ? row[index] : "")
        }
        return ReadItem(.object(item))
      })
  }
}
