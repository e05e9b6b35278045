import JSONTree

/// One call of a function at the end of a path.
struct FunctionRun {
  private let call: FunctionCall
  /// What the path before the function found.
  private let model: JSON
  private var context: QueryContext

  init(_ call: FunctionCall, _ model: JSON, _ context: QueryContext) {
    self.call = call
    self.model = model
    self.context = context
  }

  private enum Name: String {
    case average = "avg"
    case standardDeviation = "stddev"
    case sum, min, max
    case concat
    case length, size
    case append, keys
    case first, last, index
  }

  consuming func result() throws(PathFailure) -> (value: JSON, visitsLeft: Int) {
    let value = try evaluate()
    return (value, context.visitsLeft)
  }

  private mutating func evaluate() throws(PathFailure) -> JSON {
    guard let name = Name(rawValue: call.name) else {
      throw .invalidPath("Function with name: \(call.name) does not exist.")
    }
    let parameters = try self.parameters()
    switch name {
    case .average, .standardDeviation, .sum, .min, .max:
      return try aggregate(name, parameters)
    case .concat: return .string(concatenated(parameters))
    case .length, .size: return try length()
    case .append:
      guard case .array(let elements) = model else { return model }
      return .array(elements + parameters)
    case .keys:
      guard case .object(let object) = model else { return .null }
      return .array(object.keys.map { .string($0) })
    case .first: return try element(0)
    case .last: return try element(-1)
    case .index:
      guard let number = numbers(in: parameters).first else {
        throw .java(.indexOutOfBounds, "Index 0 out of bounds for length 0")
      }
      return try element(Int(Decimal(number)?.int32Value ?? 0))
    }
  }

  /// Paths begin at the root of the document, whatever they are written with.
  private mutating func parameters() throws(PathFailure) -> [JSON] {
    var values: [JSON] = []
    for parameter in call.parameters {
      switch parameter {
      case .path(let query): values.append(try find(query, in: context.root))
      case .json(let text):
        guard let value = LenientJSON.parse(text) else {
          throw .java(.invalidJSON, "not JSON: \(text)")
        }
        values.append(value)
      }
    }
    return values
  }

  private mutating func find(_ query: Query, in document: JSON) throws(PathFailure) -> JSON {
    var run = QueryRun(query, context)
    defer { context.visitsLeft = run.context.visitsLeft }
    try run.run(on: document)
    return try run.value()
  }

  /// The numbers among the parameters and in arrays among them.
  private func numbers(in parameters: [JSON]) -> [JSONNumber] {
    parameters.flatMap { parameter -> [JSONNumber] in
      switch parameter {
      case .array(let elements): elements.compactMap(\.numberValue)
      case .number(let number): [number]
      case .null, .bool, .string, .object: []
      }
    }
  }

  private func aggregate(_ name: Name, _ parameters: [JSON]) throws(PathFailure) -> JSON {
    let numbers =
      ((model.arrayValue ?? []).compactMap(\.numberValue) + self.numbers(in: parameters))
      .map(\.doubleValue)
    guard !numbers.isEmpty else { throw Self.nothingToAggregate }
    let sum = numbers.reduce(0, +)
    let count = Double(numbers.count)
    switch name {
    case .average: return .javaDouble(sum / count)
    case .min: return .javaDouble(numbers.reduce(.greatestFiniteMagnitude) { $1 < $0 ? $1 : $0 })
    // From the least positive double on, so that of negative numbers none is the maximum.
    case .max: return .javaDouble(numbers.reduce(.leastNonzeroMagnitude) { $0 < $1 ? $1 : $0 })
    case .standardDeviation:
      let squares = numbers.reduce(0) { $0 + $1 * $1 }
      return .javaDouble((squares / count - sum * sum / count / count).squareRoot())
    case .sum, .concat, .length, .size, .append, .keys, .first, .last, .index:
      return .javaDouble(sum)
    }
  }

  private static var nothingToAggregate: PathFailure {
    .java(.jsonPath, "Aggregation function attempted to calculate value using empty array")
  }

  private func concatenated(_ parameters: [JSON]) -> String {
    var text = ""
    for case .string(let element) in model.arrayValue ?? [] { text += element }
    for parameter in parameters {
      switch parameter {
      case .array(let elements):
        for element in elements where !element.isNull { text += element.javaText() }
      case .string(let value): text += value
      case .null, .bool, .number, .object: break
      }
    }
    return text
  }

  /// How many elements or members there are; of a string or number it is null.
  ///
  /// Of `$.length($..a)` it is how many elements and members all that `$..a` finds has together.
  private mutating func length() throws(PathFailure) -> JSON {
    if let first = call.parameters.first {
      guard case .path(let query) = first else {
        throw .java(.nullPointer, "the parameter of \(call.name)() is not a path")
      }
      let inner = query.endsInFunction ? query : query.withElements
      if case .array(let elements) = try find(inner, in: model) { return .integer(elements.count) }
    }
    switch model {
    case .array(let elements): return .integer(elements.count)
    case .object(let object): return .integer(object.count)
    case .null, .bool, .number, .string: return .null
    }
  }

  /// Counted from the end where negative; the first element cannot be reached that way.
  private func element(_ index: Int) throws(PathFailure) -> JSON {
    guard case .array(let elements) = model else { throw Self.nothingToAggregate }
    if index < 0, elements.count + index <= 0 {
      throw .java(
        .jsonPath, "Target index:\(index) larger than object count:\(elements.count)")
    }
    let place = index < 0 ? elements.count + index : index
    guard elements.indices.contains(place) else {
      throw .java(
        .indexOutOfBounds, "Index \(place) out of bounds for length \(elements.count)")
    }
    return elements[place]
  }
}

extension JSON {
  /// A double as Java writes it into JSON: always with a fraction. NaN and the infinities are null.
  fileprivate static func javaDouble(_ value: Double) -> JSON {
    value.isFinite ? .number(.literal(JSONNumber.javaText(of: value))) : .null
  }
}
