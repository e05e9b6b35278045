internal import JSONTree

/// Whether a Context Object has the fields that the service gives one, each of its type.
///
/// - Note: Step Functions guide, "Context object". That a field is not allowed is said in recorded
///   words; how a wrong type is refused has not been recorded.
enum ContextCheck {
  private indirect enum Shape {
    case string
    case integer
    case any
    case object(KeyValuePairs<String, Shape>)
  }

  private static let shape = Shape.object([
    "Execution": .object([
      "Id": .string, "Input": .any, "Name": .string, "RoleArn": .string, "StartTime": .string,
      "RedriveCount": .integer, "RedriveTime": .string,
    ]),
    "State": .object(["EnteredTime": .string, "Name": .string, "RetryCount": .integer]),
    "StateMachine": .object(["Id": .string, "Name": .string]),
    "Task": .object(["Token": .string]),
    "Map": .object([
      "Item": .object(["Index": .integer, "Key": .string, "Source": .string, "Value": .any])
    ]),
  ])

  static func read(_ text: String) throws(TestStateError) -> JSONObject {
    guard let json = JSON(text), case .object(let object) = json else {
      throw .validation("Invalid Context object provided: Context object must be valid JSON")
    }
    if let fault = fault(in: json, "Context", shape) {
      throw .validation("Invalid Context object provided: \(fault)")
    }
    return object
  }

  private static func fault(in value: JSON, _ name: String, _ shape: Shape) -> String? {
    switch shape {
    case .any: return nil
    case .string: return value.stringValue == nil ? "Field '\(name)' must be a string" : nil
    case .integer:
      return value.numberValue?.integerValue == nil ? "Field '\(name)' must be a number" : nil
    case .object(let allowed):
      guard let object = value.objectValue else { return "Field '\(name)' must be an object" }
      for member in object.members {
        guard let (_, inner) = allowed.first(where: { $0.key == member.key }) else {
          return "Field '\(member.key)' is not allowed"
        }
        if let fault = fault(in: member.value, member.key, inner) { return fault }
      }
      return nil
    }
  }
}
