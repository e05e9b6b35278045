import ASLModel
import ASLRuntime

/// The functions of a configuration.
struct Functions: FunctionCapability {
  let configuration: ResourceConfiguration
  let environment: FunctionEnvironment
  let handlers: HandlerPool

  func contains(_ function: FunctionReference) -> Bool {
    function.value(in: configuration.functions) != nil
  }

  func invoke(
    _ invocation: FunctionInvocation, log: @escaping @Sendable (String) -> Void
  ) async throws(FunctionFailure) -> FunctionResult {
    guard let backend = invocation.function.value(in: configuration.functions) else {
      throw .notFound
    }
    if invocation.payload.utf8.count > LambdaLimit.payloadBytes {
      throw .badRequest(
        """
        \(invocation.payload.utf8.count) byte payload is too large for the RequestResponse \
        invocation type (limit \(LambdaLimit.payloadBytes) bytes)
        """
      )
    }
    switch backend {
    case .handler(let handler):
      return try await handlers.invoke(invocation, handler, log: log)
    case .command(let command):
      return try await CommandFunction(configuration: command, environment: environment)
        .invoke(invocation, log: log)
    case .url(let address):
      return try await RemoteFunction(address: address).invoke(invocation, log: log)
    }
  }
}
