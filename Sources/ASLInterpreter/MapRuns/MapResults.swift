internal import ASLModel
internal import JSONTree

/// The results of a Map Run's children, as far as they go into the state's output.
///
/// No more is kept than an output may have: what is larger fails anyway, so that the memory that a
/// Map Run takes has a limit.
///
/// - Note: Step Functions guide, "ResultWriter (Map)", Transformation. What fails is told as NONE
///   tells it.
struct MapResults: Sendable, Equatable {
  let transformation: WriterConfig.Transformation
  /// In the order of the children's indices; null for what is not there yet.
  private(set) var values: [JSON] = []
  /// The bytes that the results have as JSON text, with what is between them.
  private(set) var size = 2
  /// The most bytes that an output may have; nil where there is no limit.
  let limit: Int?

  init(_ transformation: WriterConfig.Transformation, limit: Int?) {
    self.transformation = transformation
    self.limit = limit
  }

  init(
    _ transformation: WriterConfig.Transformation, values: [JSON], size: Int, limit: Int?
  ) {
    self.transformation = transformation
    self.values = values
    self.size = size
    self.limit = limit
  }

  var isTooLarge: Bool { limit.map { size - 1 > $0 } ?? false }

  mutating func add(_ value: JSON, at index: Int) {
    guard !isTooLarge else { return }
    size += value.textSize(upTo: limit ?? Int.max) + 1
    guard !isTooLarge else {
      values = []
      return
    }
    while values.count <= index { values.append(.null) }
    values[index] = value
  }

  /// Makes room for another result in the place of one that is there.
  mutating func remove(at index: Int) {
    guard values.indices.contains(index), values[index] != .null else { return }
    size -= values[index].textSize(upTo: Int.max) + 1
    values[index] = .null
  }

  var output: JSON {
    guard transformation == .flatten else { return .array(values) }
    var flat: [JSON] = []
    for value in values {
      if let elements = value.arrayValue { flat += elements } else { flat.append(value) }
    }
    return .array(flat)
  }
}
