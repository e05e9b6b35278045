import ASLModel
import JSONTree
import JSONata

/// Evaluates what people ask in a state: JSONata over its data, or a JSONPath after `path:`.
struct Evaluator {
  let data: StateData
  /// Whether the state is written in JSONPath, where `$$.` is the context object.
  let isJSONPath: Bool

  func value(of text: String) throws(EvaluationFailure) -> JSON? {
    let source = Self.code(text, isJSONPath: isJSONPath)
    do {
      let code = try CompiledJSONata(parsing: source)
      switch try code.evaluate(data.current, bindings: bindings, options: .ofStepFunctions) {
      case .value(let value): return value
      case .undefined: return nil
      case .unsupported: throw EvaluationFailure("the value is a function")
      }
    } catch let error as JSONataError {
      throw EvaluationFailure("\(error.message) (\(error.code))")
    } catch let error as EvaluationFailure {
      throw error
    } catch {
      throw EvaluationFailure("\(error)")
    }
  }

  /// Whether a condition holds: what JSONata takes for true.
  func holds(_ text: String) throws(EvaluationFailure) -> Bool {
    try value(of: "$boolean((\(Self.code(text, isJSONPath: isJSONPath))))")?.boolValue ?? false
  }

  private var bindings: [String: JSON] {
    var values: [String: JSON] = [:]
    for member in data.variables.members { values[member.key] = member.value }
    var states = JSONObject()
    states["input"] = data.input
    states["result"] = data.result
    states["errorOutput"] = data.error?.states
    states["context"] = data.context
    values["states"] = .object(states)
    return values
  }

  /// Without `{% %}`, and with `$$.` as the context object where the state is in JSONPath.
  private static func code(_ text: String, isJSONPath: Bool) -> String {
    var text = text[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.hasPrefix("{%"), text.hasSuffix("%}") {
      text = text.dropFirst(2).dropLast(2)
    }
    guard isJSONPath else { return String(text) }
    return String(text).replacing("$$.", with: "$states.context.")
  }
}

/// Why an expression has no value.
public struct EvaluationFailure: Error, Sendable, Equatable, CustomStringConvertible {
  public let text: String

  init(_ text: String) { self.text = text }

  public var description: String { text }
}
