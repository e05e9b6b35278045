import ASLRuntime
import JSONTree

/// A function that is a program: the event on its standard input, the result on its standard
/// output, its log on standard error.
///
/// An exit code other than 0 is `Runtime.ExitError`, unless the output is the JSON of an error,
/// with `errorType`: then that is the function's error.
struct CommandFunction: Sendable {
  let configuration: CommandConfiguration
  let environment: FunctionEnvironment

  func invoke(
    _ invocation: FunctionInvocation, log show: @escaping @Sendable (String) -> Void
  ) async throws(FunctionFailure) -> FunctionResult {
    let log = InvocationLog(show: show)
    let clock = ContinuousClock()
    let start = clock.now
    let command = ChildCommand(
      configuration.command[0], Array(configuration.command.dropFirst()),
      environment: environment.variables(
        for: invocation.function, configuration, requestID: invocation.requestID),
      workingDirectory: configuration.workingDirectory,
      input: .bytes(Array(invocation.payload.utf8)),
      outputs: [
        1: .capture(limit: LambdaLimit.responseBytes + 1), 2: .lines(.function) { log.take($0) },
      ])
    let (payload, isError): (String, Bool)
    do throws(ChildProcessError) {
      let result = try await run(command, within: .seconds(configuration.timeoutSeconds))
      (payload, isError) = outcome(result, invocation.requestID)
    } catch {
      throw .service("The function cannot be started: \(error.description)")
    }
    let tail = log.finish(
      requestID: invocation.requestID, duration: clock.now - start,
      memoryMB: LambdaLimit.defaultMemoryMB)
    return FunctionResult(payload: payload, isError: isError, logTail: tail)
  }

  private func outcome(_ result: ChildProcessResult?, _ requestID: String) -> (String, Bool) {
    guard let result else {
      return (
        RuntimeFault.timedOut(requestID: requestID, seconds: configuration.timeoutSeconds), true
      )
    }
    if result.standardOutput.bytes.count > LambdaLimit.responseBytes {
      return (RuntimeFault.tooLarge(), true)
    }
    let parsed = Result<JSON, JSONError> { () throws(JSONError) in
      try JSON(parsing: result.standardOutput.bytes)
    }
    guard result.exit == .code(0) else {
      if case .success(let json) = parsed, json["errorType"]?.stringValue != nil {
        return (json.text, true)
      }
      return (RuntimeFault.exited(requestID: requestID, result.exit), true)
    }
    switch parsed {
    case .success: return (result.standardOutput.text, false)
    case .failure(let error): return (RuntimeFault.notJSON(error.message), true)
    }
  }
}

/// Runs a command; nil when it takes longer than `time`, or when the Swift task is cancelled.
func run(_ command: ChildCommand, within time: Duration) async throws(ChildProcessError)
  -> ChildProcessResult?
{
  let result = await withTaskGroup(of: Result<ChildProcessResult, ChildProcessError>?.self) {
    group in
    group.addTask {
      do throws(ChildProcessError) {
        return .success(try await ChildProcess.run(command))
      } catch {
        return .failure(error)
      }
    }
    group.addTask {
      try? await Task.sleep(for: time)
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first
  }
  return try result?.get()
}
