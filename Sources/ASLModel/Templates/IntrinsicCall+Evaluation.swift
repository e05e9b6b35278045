import JSONPath
public import JSONTree

extension IntrinsicCall {
  /// The value of the invocation.
  ///
  /// All that goes wrong is States.Runtime, and names the whole invocation, not a nested one.
  ///
  /// - Note: Recorded from the service; the States Language specification calls the error
  ///   States.IntrinsicFailure.
  public func evaluate(
    in scope: some EvaluationScope, random: inout RandomSource
  ) throws(EvaluationError) -> JSON {
    do {
      return try value(in: scope, &random)
    } catch {
      throw EvaluationError(
        .runtime, "The function '\(source)' had the following error: \(error.message)")
    }
  }

  private func value(
    in scope: some EvaluationScope, _ random: inout RandomSource
  ) throws(Failure) -> JSON {
    var values: [JSON] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments {
      switch argument {
      case .literal(let value): values.append(value)
      case .call(let call): values.append(try call.value(in: scope, &random))
      case .path(let path): values.append(try value(at: path, in: scope))
      }
    }
    do {
      return try function.apply(values, random: &random)
    } catch {
      throw Failure(message: error.message)
    }
  }

  private func value(at path: Path, in scope: some EvaluationScope) throws(Failure) -> JSON {
    guard let document = scope.document(of: path.root) else { throw .missing(path, scope.input) }
    do {
      return try path.evaluate(in: document)
    } catch {
      guard error.kind == .pathNotFound else { throw Failure(message: error.message) }
      throw .missing(path, scope.input)
    }
  }

  private struct Failure: Error {
    let message: String

    static func missing(_ path: Path, _ input: JSON) -> Failure {
      Failure(
        message: "The JsonPath argument for the field '\(path.source)' could not be found in the "
          + "input '\(input.text)'")
    }
  }
}
