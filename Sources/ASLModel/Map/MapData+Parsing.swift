import Diagnostics
import JSONTree

/// Where a distributed Map's items come from and its results go to.
extension DefinitionParser {
  mutating func itemReader(_ fields: inout FieldReader) -> ItemReader? {
    guard var reader = object(&fields, "ItemReader", of: "an ItemReader") else { return nil }
    let resource = resource(&reader)
    let arguments = dataArguments(&reader, prefix: "ItemReader/")
    let config = readerConfig(&reader)
    reportUnread(reader)
    return resource.map { ItemReader(resource: $0, arguments: arguments, config: config) }
  }

  mutating func resultWriter(_ fields: inout FieldReader) -> ResultWriter? {
    guard var writer = object(&fields, "ResultWriter", of: "a ResultWriter") else { return nil }
    let resource = writer.has("Resource") ? resource(&writer) : nil
    _ = writer.take("Resource")
    let arguments = dataArguments(&writer, prefix: "ResultWriter/")
    let config = writerConfig(&writer)
    reportUnread(writer)
    return ResultWriter(resource: resource, arguments: arguments, config: config)
  }

  mutating func itemBatcher(_ fields: inout FieldReader) -> ItemBatcher? {
    guard var batcher = object(&fields, "ItemBatcher", of: "an ItemBatcher") else { return nil }
    let prefix = "ItemBatcher/"
    let count = numberField(
      &batcher, "MaxItemsPerBatch", in: 1...Int.max, roots: .inputOrVariable, prefix: prefix)
    let bytes = numberField(
      &batcher, "MaxInputBytesPerBatch", in: 1...Int.max, roots: .inputOrVariable, prefix: prefix)
    let input = batcher.take("BatchInput").map { template($0.value, field: prefix + "BatchInput") }
    reportUnread(batcher)
    return ItemBatcher(maxItemsPerBatch: count, maxInputBytesPerBatch: bytes, batchInput: input)
  }

  private mutating func dataArguments(
    _ fields: inout FieldReader, prefix: String
  ) -> PayloadTemplate? {
    let parameters = template(&fields, "Parameters", in: .jsonPath, prefix: prefix)
    let arguments = template(&fields, "Arguments", in: .jsonata, prefix: prefix)
    return parameters ?? arguments
  }

  private mutating func object(
    _ fields: inout FieldReader, _ name: String, of owner: String
  ) -> FieldReader? {
    guard let member = fields.take(name) else { return nil }
    guard let reader = FieldReader(member.value, of: owner, at: member.keyRange) else {
      reportType(member, "an object")
      return nil
    }
    return reader
  }

  // MARK: Configurations

  /// - Note: Step Functions guide, "ItemReader (Map)": MaxItems up to 100,000,000.
  private static let mostItems = 100_000_000

  private mutating func readerConfig(_ fields: inout FieldReader) -> ReaderConfig {
    guard var config = object(&fields, "ReaderConfig", of: "a ReaderConfig") else {
      return ReaderConfig()
    }
    let inputType: ReaderConfig.InputType? = option(&config, "InputType")
    let transformation: ReaderConfig.Transformation? = option(&config, "Transformation")
    let location: ReaderConfig.CSVHeaderLocation? = option(&config, "CSVHeaderLocation")
    let headers = csvHeaders(&config)
    let delimiter: ReaderConfig.CSVDelimiter? = option(&config, "CSVDelimiter")
    let maxItems = numberField(
      &config, "MaxItems", in: 0...Self.mostItems, roots: .inputOrVariable,
      prefix: "ItemReader/ReaderConfig/")
    let pointer = string(&config, "ItemsPointer")
    let manifest: ReaderConfig.ManifestType? = option(&config, "ManifestType")
    if location == .given, headers == nil { reportMissing("CSVHeaders", in: config) }
    reportUnread(config)
    return ReaderConfig(
      inputType: inputType, transformation: transformation, csvHeaderLocation: location,
      csvHeaders: headers, csvDelimiter: delimiter, maxItems: maxItems, itemsPointer: pointer,
      manifestType: manifest)
  }

  private mutating func csvHeaders(_ fields: inout FieldReader) -> [String]? {
    guard let member = fields.take("CSVHeaders"), let elements = elements(member) else {
      return nil
    }
    let headers = elements.compactMap(\.stringValue)
    if headers.count != elements.count { reportType(member, "an array of strings") }
    return headers
  }

  private mutating func writerConfig(_ fields: inout FieldReader) -> WriterConfig? {
    guard var config = object(&fields, "WriterConfig", of: "a WriterConfig") else { return nil }
    let transformation: WriterConfig.Transformation? = option(&config, "Transformation")
    let outputType: WriterConfig.OutputType? = option(&config, "OutputType")
    reportUnread(config)
    return WriterConfig(
      transformation: transformation ?? .none, outputType: outputType ?? .json)
  }
}
