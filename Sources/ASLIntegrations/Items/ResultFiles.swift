import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// The files of a Map Run's results: `SUCCEEDED_0.json`, `FAILED_0.json` and `PENDING_0.json` below
/// the Map Run's id, and `manifest.json`, which lists them.
///
/// Results are written as they come. A file is there when it is whole. When a Map Run is redriven
/// the files of the children that had succeeded stay, and those of the others are replaced.
///
/// - Note: Step Functions guide, "ResultWriter (Map)".
actor ResultFiles: ResultSink {
  private let request: ResultsRequest
  private let objects: any ObjectCapability
  private let fileBytes: Int
  private var files: [Status: ResultFile] = [:]
  private var finished: [Status: [JSON]] = [:]
  /// The keys of what an attempt before has written and this one writes anew.
  private var outdated: Set<String> = []

  /// In the order of the manifest.
  enum Status: String, CaseIterable {
    case failed = "FAILED"
    case pending = "PENDING"
    case succeeded = "SUCCEEDED"
  }

  /// "Individual result files of up to 5 GB"; what is more goes to the next file.
  static let fileBytes = 5 * 1_024 * 1_024 * 1_024

  init(
    _ request: ResultsRequest, _ objects: any ObjectCapability,
    fileBytes: Int = ResultFiles.fileBytes
  ) {
    self.request = request
    self.objects = objects
    self.fileBytes = fileBytes
  }

  private var bucket: String { request.arguments["Bucket"]?.stringValue ?? "" }

  /// Checks that the bucket is there.
  func open() throws(ErrorOutput) {
    guard request.resource.service?.action == "putObject" else {
      throw Self.failure("a ResultWriter cannot write by '\(request.resource.arn)'")
    }
    guard request.arguments["Bucket"]?.stringValue != nil else {
      throw Self.failure("the ResultWriter of '\(request.stateName)' needs Bucket, a text")
    }
    guard objects.contains(bucket: bucket) else {
      throw Self.failure(
        """
        The specified bucket does not exist: '\(request.stateName)' writes to s3://\(bucket), for \
        which the resources have no "s3": {"\(bucket)": {"directory": …}}
        """)
    }
    try using { () throws(ObjectFailure) in
      _ = try objects.list(bucket: bucket, prefix: key("manifest.json"), after: "")
    }
    if request.goesOn { try readManifest() }
  }

  /// Finds out what the attempt before has written.
  private func readManifest() throws(ErrorOutput) {
    let uri = reference("manifest.json").uri
    let text: [UInt8]
    do throws(ObjectFailure) {
      let size = try objects.describe(reference("manifest.json")).size
      text = try objects.open(reference("manifest.json")).piece(upTo: size)
    } catch {
      throw Self.failure("\(uri), where the results before the redrive are, cannot be read")
    }
    guard let files = (try? JSON(parsing: text))?["ResultFiles"]?.objectValue else {
      throw Self.failure("\(uri), where the results before the redrive are, is no manifest")
    }
    finished[.succeeded] = files[Status.succeeded.rawValue]?.arrayValue
    for status in [Status.failed, .pending] {
      outdated.formUnion(
        (files[status.rawValue]?.arrayValue ?? []).compactMap { $0["Key"]?.stringValue })
    }
  }

  func write(_ results: [ChildResult]) throws(ErrorOutput) {
    try using { () throws(ObjectFailure) in
      for result in results {
        let (status, texts) = result.texts(request.config.transformation)
        for text in texts { try write(Array(text.utf8), to: status) }
      }
    }
  }

  func finish() throws(ErrorOutput) -> JSON {
    try using { () throws(ObjectFailure) in
      for status in Status.allCases { try finish(status) }
      let manifest: JSON = [
        "DestinationBucket": .string(bucket), "MapRunArn": .string(request.mapRunARN),
        "ResultFiles": .object(
          JSONObject(Status.allCases.map { ($0.rawValue, .array(finished[$0] ?? [])) })),
      ]
      let writer = try objects.create(reference("manifest.json"))
      try writer.write(Array(manifest.text.utf8))
      try writer.finish()
      let written = finished.values.joined().compactMap { $0["Key"]?.stringValue }
      for key in outdated.subtracting(written) {
        try objects.remove(ObjectReference(bucket: bucket, key: key))
      }
      return ["Bucket": .string(bucket), "Key": .string(key("manifest.json"))]
    }
  }

  // MARK: Files

  private func write(_ text: [UInt8], to status: Status) throws(ObjectFailure) {
    if let file = files[status], file.size + text.count + 2 > fileBytes { try finish(status) }
    if let file = files[status] { return try file.append(text) }
    let isLines = request.config.outputType == .jsonLines
    let index = finished[status]?.count ?? 0
    let name = "\(status.rawValue)_\(index).\(isLines ? "jsonl" : "json")"
    let file = ResultFile(try objects.create(reference(name)), key(name), isLines: isLines)
    files[status] = file
    try file.append(text)
  }

  private func finish(_ status: Status) throws(ObjectFailure) {
    guard let file = files.removeValue(forKey: status) else { return }
    try file.finish()
    finished[status, default: []].append(
      ["Key": .string(file.key), "Size": .integer(file.size)])
  }

  private func reference(_ name: String) -> ObjectReference {
    ObjectReference(bucket: bucket, key: key(name))
  }

  /// `PREFIX/MAP-RUN-ID/NAME`.
  private func key(_ name: String) -> String {
    let prefix = request.arguments["Prefix"]?.stringValue ?? ""
    let id = request.mapRunARN.split(separator: ":").last.map(String.init) ?? "map-run"
    let folder = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
    return "\(folder)\(id)/\(name)"
  }

  // MARK: Failures

  private static func failure(_ cause: String) -> ErrorOutput {
    ErrorOutput(error: .resultWriterFailed, cause: cause)
  }

  private func using<Value>(
    _ body: () throws(ObjectFailure) -> Value
  ) throws(ErrorOutput) -> Value {
    do throws(ObjectFailure) { return try body() } catch {
      let place = "s3://\(bucket)"
      switch error {
      case .noSuchBucket: throw Self.failure("The specified bucket does not exist: \(place)")
      case .noSuchKey: throw Self.failure("The specified key does not exist: \(place)")
      case .refused(let why): throw Self.failure("\(place) cannot be written: \(why)")
      }
    }
  }
}

/// One file of results that is being written: a JSON array, or lines.
private final class ResultFile {
  let key: String
  private(set) var size = 0
  private let writer: any ObjectWriter
  private let isLines: Bool
  private var buffer: [UInt8] = []

  private static let bufferBytes = 256 * 1_024

  init(_ writer: any ObjectWriter, _ key: String, isLines: Bool) {
    self.writer = writer
    self.key = key
    self.isLines = isLines
  }

  func append(_ text: [UInt8]) throws(ObjectFailure) {
    if !isLines { add([UInt8(ascii: size == 0 ? "[" : ",")]) }
    add(text)
    if isLines { add([UInt8(ascii: "\n")]) }
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  private func add(_ bytes: [UInt8]) {
    buffer += bytes
    size += bytes.count
  }

  private func flush() throws(ObjectFailure) {
    try writer.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  func finish() throws(ObjectFailure) {
    if !isLines { add([UInt8(ascii: "]")]) }
    try flush()
    try writer.finish()
  }
}
