import ASLModel
import Diagnostics
import JSONTree
import JSONata

/// Evaluates expressions of one dialect in the same surroundings.
struct ExpressionEvaluator: Sendable {
  var dialect: Dialect
  var surroundings: Surroundings

  /// What an expression sees.
  struct Surroundings: Sendable {
    var input: JSON = .object([:])
    /// The Context Object, where there is one.
    var context: JSON?
    /// Variables by name without the `$`.
    var bindings: [String: JSON] = [:]
  }

  /// What an evaluation takes from outside.
  struct Moment: Sendable {
    let now: Timestamp
    let seed: UInt64
    /// Whether to give up; asked from time to time.
    var isCancelled: (@Sendable () -> Bool)?

    /// On this machine's clock, with its random numbers.
    static var now: Moment { Moment(now: .systemNow, seed: .random(in: 0...(.max))) }
  }

  enum Result {
    case value(JSON)
    /// No value, which is no error.
    case undefined
    /// The expression cannot be read, or not be evaluated whatever it sees.
    case invalid([Diagnostic])
    case failed(Diagnostic)
  }

  /// The value of an expression; what is wrong has its place in the source text.
  func evaluate(_ source: SourceText, _ moment: Moment) -> Result {
    let expression: ExpressionText
    do throws(ExpressionText.Unreadable) {
      expression = try ExpressionText(source, isDelimited: dialect == .statesJSONata)
    } catch {
      return .invalid([error.diagnostic])
    }
    return switch dialect {
    case .jsonata: jsonata(expression, moment)
    case .statesJSONata: statesJSONata(expression, moment)
    case .jsonPath: path(expression)
    case .intrinsic: intrinsic(expression, moment)
    }
  }
}

// MARK: - JSONata

extension ExpressionEvaluator {
  private func jsonata(_ expression: ExpressionText, _ moment: Moment) -> Result {
    let compiled: CompiledJSONata
    do throws(JSONataError) {
      compiled = try CompiledJSONata(parsing: expression.text)
    } catch {
      let hint = "'{%' and '%}' belong to definitions: --profile states takes them"
      let isDelimited = expression.text.utf8.starts(with: "{%".utf8)
      return .invalid([diagnostic(error, expression, help: isDelimited ? [hint] : [])])
    }
    do throws(JSONataError) {
      let result = try compiled.evaluate(
        surroundings.input, bindings: surroundings.bindings,
        options: options(JSONataOptions(), moment))
      switch result {
      case .value(let value): return .value(value)
      case .undefined: return .undefined
      case .unsupported:
        return .failed(
          Diagnostic("no-json", .error, .unsupported, at: expression.range()))
      }
    } catch {
      return .failed(diagnostic(error, expression, help: help(for: error, FunctionNames.jsonata)))
    }
  }

  private func options(_ limits: JSONataOptions, _ moment: Moment) -> JSONataOptions {
    var options = limits
    options.now = moment.now.milliseconds
    options.seed = moment.seed
    options.isCancelled = moment.isCancelled
    return options
  }

  private func isJSONata(_ text: String) -> Bool {
    do throws(JSONataError) {
      _ = try CompiledJSONata(parsing: text)
      return true
    } catch {
      return false
    }
  }

  /// The code and the message of the reference implementation.
  private func diagnostic(
    _ error: JSONataError, _ expression: ExpressionText, help: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      Diagnostic.Rule(error.code), .error, Diagnostic.Message(error.message),
      at: expression.range(error.range), help: help)
  }

  /// The function that was meant, where one is called that is not there.
  private func help(for error: JSONataError, _ functions: [String]) -> [String] {
    guard error.code == "T1006" || error.code == "T1008", let name = error.token?.stringValue,
      surroundings.bindings[name] == nil
    else { return [] }
    return didYouMean(nearestName(to: name, among: functions).map { "$\($0)" })
  }
}

// MARK: - Step Functions' JSONata

extension ExpressionEvaluator.Surroundings {
  /// The workflow variables and `$states`; a binding of that name adds to its fields.
  var statesBindings: [String: JSON] {
    var states = bindings["states"]?.objectValue ?? JSONObject()
    if states["input"] == nil { states["input"] = input }
    if let context { states["context"] = context }
    return bindings.merging(["states": .object(states)]) { $1 }
  }
}

extension ExpressionEvaluator {
  private func statesJSONata(_ expression: ExpressionText, _ moment: Moment) -> Result {
    let compiled: StatesExpression
    do throws(JSONataError) {
      compiled = try StatesExpression(parsing: expression.text)
    } catch {
      let hint = "Step Functions has JSONata 2.0.6, which does not know '??' and '?:'"
      return .invalid([
        diagnostic(error, expression, help: isJSONata(expression.text) ? [hint] : [])
      ])
    }
    let errors = compiled.unsupported.filter { $0.kind.severity == .error }
    guard errors.isEmpty else {
      return .invalid(errors.map { $0.diagnostic(at: expression.range($0.range)) })
    }
    do throws(JSONataError) {
      let result = try compiled.evaluate(
        surroundings.statesBindings, options: options(.ofStepFunctions, moment))
      switch result {
      case .value(let value): return .value(value)
      case .undefined:
        return failed(.undefined, expression.range(), help: missingFields(compiled))
      case .unsupported: return failed(.unsupportedResult, expression.range())
      }
    } catch {
      let help = help(for: error, FunctionNames.states) + compiled.unsupported.map(\.kind.help)
      return failed(.threw(error), expression.range(error.range), help: help)
    }
  }

  /// How to give the fields of `$states` that an expression reads and that are not there.
  private func missingFields(_ expression: StatesExpression) -> [String] {
    ["result", "errorOutput", "context"].compactMap { field in
      guard expression.uses.reads(field), surroundings.statesBindings["states"]?[field] == nil
      else {
        return nil
      }
      return field == "context"
        ? "--context gives $states.context"
        : "-b 'states={\"\(field)\": …}' gives $states.\(field)"
    }
  }

  private func failed(
    _ failure: JSONataFailure, _ range: SourceRange, help: [String] = []
  ) -> Result {
    .failed(
      Diagnostic(
        Diagnostic.Rule(ErrorName.queryEvaluationError.text), .error, .failed(failure), at: range,
        help: help))
  }
}

extension Unsupported {
  fileprivate func diagnostic(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unsupported-jsonata", .error, kind.message, at: range, label: kind.label, help: [kind.help])
  }
}

extension Diagnostic.Message {
  fileprivate static let unsupported: Self =
    "the result is a function or a number that is not finite, which JSON cannot hold"
  fileprivate static func failed(_ failure: JSONataFailure) -> Self {
    "The JSONata expression \(failure.text)"
  }
}
