import ASLModel
import JSONTree

extension IntrinsicFunction {
  /// What the function gives for arguments of these shapes, if it gives anything.
  func shape(of arguments: [Shape]) -> Shape {
    switch self {
    case .array: .array(ArrayShape(items: arguments))
    case .arrayContains: .boolean
    case .arrayGetItem: elements(of: arguments.first).joined(with: .null)
    case .arrayLength, .mathAdd, .mathRandom: .number
    case .arrayPartition: .array(of: .array(of: elements(of: arguments.first)))
    case .arrayRange: .array(of: .number)
    case .arrayUnique: .array(of: elements(of: arguments.first))
    case .base64Decode, .base64Encode, .format, .hash, .jsonToString, .uuid: .string
    case .jsonMerge: merged(arguments)
    case .stringSplit: .array(of: .string)
    case .stringToJSON: .unknown
    }
  }

  private func elements(of array: Shape?) -> Shape { array?.array?.element ?? .unknown }

  private func merged(_ arguments: [Shape]) -> Shape {
    guard arguments.count > 1, let first = arguments[0].object, let second = arguments[1].object
    else { return Shape(.object) }
    var fields = second.isClosed ? first.fields : []
    for field in second.fields {
      guard let place = fields.firstIndex(where: { $0.name == field.name }) else {
        fields.append(field)
        continue
      }
      fields[place] =
        field.isCertain
        ? field
        : ObjectShape.Field(
          field.name, fields[place].shape.joined(with: field.shape),
          isCertain: fields[place].isCertain)
    }
    return .object(
      ObjectShape(
        fields, isClosed: first.isClosed && second.isClosed,
        origins: Set(first.origins + second.origins).sorted()))
  }

  /// The types that the function takes, by the place of the argument; all where none is said.
  func types(ofArgument place: Int) -> Shape.Types {
    switch (self, place) {
    case (.arrayContains, 0), (.arrayGetItem, 0), (.arrayLength, 0), (.arrayPartition, 0),
      (.arrayUnique, 0):
      .array
    case (.arrayGetItem, 1), (.arrayPartition, 1), (.arrayRange, _), (.mathAdd, _),
      (.mathRandom, 0), (.mathRandom, 1):
      .number
    case (.base64Decode, 0), (.base64Encode, 0), (.format, 0), (.hash, 1), (.stringSplit, _),
      (.stringToJSON, 0):
      .string
    case (.jsonMerge, 0), (.jsonMerge, 1): .object
    case (.array, _), (.arrayContains, _), (.arrayGetItem, _), (.arrayLength, _),
      (.arrayPartition, _), (.arrayUnique, _), (.base64Decode, _), (.base64Encode, _),
      (.format, _), (.hash, _), (.jsonMerge, _), (.jsonToString, _), (.mathRandom, _),
      (.stringToJSON, _), (.uuid, _):
      .all
    }
  }
}
