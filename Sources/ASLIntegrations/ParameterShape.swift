import ASLInterpreter
import ASLModel
import JSONTree

/// The form of a service's parameters, as Step Functions checks it before it calls the service.
indirect enum ParameterShape: Sendable {
  /// Anything: a payload, a message.
  case any
  case text
  case number
  case bool
  case list(ParameterShape)
  /// An object of names that the user chooses.
  case map(ParameterShape)
  /// An object of these fields and no others.
  case fields([(name: String, shape: ParameterShape)], required: [String] = [])
}

extension ParameterShape {
  /// Checks a task's parameters.
  ///
  /// - Throws: `States.Runtime` "The Parameters '…' could not be used to start the Task: […]",
  ///   which no Retry or Catch sees. Source: recorded executions, public reports of the texts in
  ///   brackets.
  func check(_ parameters: JSON) throws(TaskFailure) {
    var problems: [String] = []
    collect(parameters, name: "Parameters", &problems)
    guard !problems.isEmpty else { return }
    let cause = """
      The Parameters '\(parameters.text)' could not be used to start the Task: \
      [\(problems.joined(separator: ", "))]
      """
    throw TaskFailure(ErrorOutput(error: .runtime, cause: cause), phase: .start)
  }

  private func collect(_ value: JSON, name: String, _ problems: inout [String]) {
    func wrong(_ type: String) {
      problems.append("The value for the field '\(name)' must be \(type)")
    }
    switch self {
    case .any: break
    case .text: if value.stringValue == nil { wrong("a STRING") }
    case .number: if value.numberValue?.integerValue == nil { wrong("an INTEGER") }
    case .bool: if value.boolValue == nil { wrong("a BOOLEAN") }
    case .list(let shape):
      guard let elements = value.arrayValue else { return wrong("an ARRAY") }
      for element in elements { shape.collect(element, name: name, &problems) }
    case .map(let shape):
      guard let members = value.objectValue else { return wrong("an OBJECT") }
      for member in members { shape.collect(member.value, name: member.key, &problems) }
    case .fields(let fields, let required):
      guard let members = value.objectValue else { return wrong("an OBJECT") }
      for member in members {
        guard let field = fields.first(where: { $0.name == member.key }) else {
          problems.append("The field '\(member.key)' is not supported by Step Functions")
          continue
        }
        field.shape.collect(member.value, name: member.key, &problems)
      }
      for name in required where members[name] == nil {
        problems.append("The field '\(name)' is required but was missing")
      }
    }
  }
}
