/// Where a distributed Map reads its items from.
public struct ItemReader: Sendable, Equatable {
  public let resource: TaskResource
  /// `Parameters` in JSONPath, `Arguments` in JSONata.
  public let arguments: PayloadTemplate?
  public let config: ReaderConfig

  public init(resource: TaskResource, arguments: PayloadTemplate? = nil, config: ReaderConfig) {
    self.resource = resource
    self.arguments = arguments
    self.config = config
  }
}

/// How what was read becomes items.
///
/// - Note: Step Functions guide, "ItemReader (Map)", ReaderConfig.
public struct ReaderConfig: Sendable, Equatable {
  public let inputType: InputType?
  public let transformation: Transformation?
  public let csvHeaderLocation: CSVHeaderLocation?
  public let csvHeaders: [String]?
  public let csvDelimiter: CSVDelimiter?
  public let maxItems: Field<Int>?
  /// The JSON Pointer of the items in a JSON file.
  public let itemsPointer: String?
  public let manifestType: ManifestType?

  public init(
    inputType: InputType? = nil, transformation: Transformation? = nil,
    csvHeaderLocation: CSVHeaderLocation? = nil, csvHeaders: [String]? = nil,
    csvDelimiter: CSVDelimiter? = nil, maxItems: Field<Int>? = nil, itemsPointer: String? = nil,
    manifestType: ManifestType? = nil
  ) {
    self.inputType = inputType
    self.transformation = transformation
    self.csvHeaderLocation = csvHeaderLocation
    self.csvHeaders = csvHeaders
    self.csvDelimiter = csvDelimiter
    self.maxItems = maxItems
    self.itemsPointer = itemsPointer
    self.manifestType = manifestType
  }

  public enum InputType: String, Sendable, Hashable, CaseIterable {
    case csv = "CSV"
    case json = "JSON"
    case jsonLines = "JSONL"
    case manifest = "MANIFEST"
    case parquet = "PARQUET"
  }

  public enum Transformation: String, Sendable, Hashable, CaseIterable {
    case none = "NONE"
    case loadAndFlatten = "LOAD_AND_FLATTEN"
  }

  public enum CSVHeaderLocation: String, Sendable, Hashable, CaseIterable {
    case firstRow = "FIRST_ROW"
    case given = "GIVEN"
  }

  public enum CSVDelimiter: String, Sendable, Hashable, CaseIterable {
    case comma = "COMMA"
    case pipe = "PIPE"
    case semicolon = "SEMICOLON"
    case space = "SPACE"
    case tab = "TAB"
  }

  public enum ManifestType: String, Sendable, Hashable, CaseIterable {
    case athenaData = "ATHENA_DATA"
    case s3Inventory = "S3_INVENTORY"
  }
}
