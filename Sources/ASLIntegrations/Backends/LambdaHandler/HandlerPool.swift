import ASLModel
import ASLRuntime
import JSONTree
import Synchronization

/// The warm processes of all handlers. One is used again once it is free; while all of a function's
/// are busy, another one starts.
final class HandlerPool: Sendable {
  private let environment: FunctionEnvironment
  private let watchers: BackgroundWork
  private let now: @Sendable () -> Timestamp
  private let state = Mutex(State())

  private struct State {
    var idle: [Key: [HandlerProcess]] = [:]
    var all: [ObjectIdentifier: HandlerProcess] = [:]
    var isClosed = false
  }

  private struct Key: Hashable {
    let name: String
    let configuration: HandlerConfiguration
  }

  /// How long a handler may take to load. Lambda gives it 10 seconds, on a machine with nothing
  /// else to do, and then tries again within the timeout of the function.
  private static let loadingPatience = Duration.seconds(30)

  init(
    environment: FunctionEnvironment, watchers: BackgroundWork,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.environment = environment
    self.watchers = watchers
    self.now = now
  }

  func invoke(
    _ invocation: FunctionInvocation, _ configuration: HandlerConfiguration,
    log show: @escaping @Sendable (String) -> Void
  ) async throws(FunctionFailure) -> FunctionResult {
    let log = InvocationLog(show: show)
    let key = Key(name: invocation.function.name, configuration: configuration)
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try await answer(invocation, key, log)
    let tail = log.finish(
      requestID: invocation.requestID, duration: clock.now - start,
      memoryMB: configuration.memoryMB)
    if outcome.payload.utf8.count > LambdaLimit.responseBytes {
      return FunctionResult(payload: RuntimeFault.tooLarge(), isError: true, logTail: tail)
    }
    return FunctionResult(payload: outcome.payload, isError: outcome.isError, logTail: tail)
  }

  private func answer(
    _ invocation: FunctionInvocation, _ key: Key, _ log: InvocationLog
  ) async throws(FunctionFailure) -> (payload: String, isError: Bool) {
    let process = try await warmProcess(key, invocation, log)
    guard let handler = process.handler else { return (process.fault, true) }
    let seconds = key.configuration.timeoutSeconds
    let deadline = now().advanced(by: .seconds(seconds)).milliseconds
    handler.direct { log.take($0) }
    let line = call(invocation, deadline: deadline)
    let reply = await message(from: handler, within: .seconds(seconds)) {
      await handler.process.write(line)
    }
    switch reply {
    case .message(.result(let body)):
      release(handler, key)
      return (body, false)
    case .message(.error(let body)):
      release(handler, key)
      return (body, true)
    case .message(.fault(let body)), .message(.fatal(let body)):
      await discard(handler)
      return (body, true)
    case .message(.ready):
      await discard(handler)
      throw .service("The handler's process broke the protocol.")
    case .exited(let exit):
      await discard(handler)
      return (RuntimeFault.exited(requestID: invocation.requestID, exit), true)
    case .late:
      await discard(handler)
      return (RuntimeFault.timedOut(requestID: invocation.requestID, seconds: seconds), true)
    }
  }

  // MARK: Processes

  private func warmProcess(
    _ key: Key, _ invocation: FunctionInvocation, _ log: InvocationLog
  ) async throws(FunctionFailure) -> (handler: HandlerProcess?, fault: String) {
    if let idle = state.withLock({ $0.idle[key]?.popLast() }) { return (idle, "") }
    let handler = try start(key, invocation.function)
    handler.direct { log.take($0) }
    switch await message(from: handler, within: Self.loadingPatience, after: {}) {
    case .message(.ready): return (handler, "")
    case .message:
      await discard(handler)
      throw .service("The handler's process broke the protocol.")
    case .exited(let exit):
      await discard(handler)
      return (nil, RuntimeFault.exited(requestID: invocation.requestID, exit))
    case .late:
      await discard(handler)
      let seconds = Int(Self.loadingPatience.components.seconds)
      return (nil, RuntimeFault.timedOut(requestID: invocation.requestID, seconds: seconds))
    }
  }

  private func start(
    _ key: Key, _ function: FunctionReference
  ) throws(FunctionFailure) -> HandlerProcess {
    let configuration = key.configuration
    let arguments =
      switch configuration.runtime {
      case .python: ["-u", "-c", pythonBootstrap]
      case .nodejs: ["-e", nodeBootstrap]
      }
    let command = ChildCommand(
      configuration.runtime.program, arguments,
      environment: environment.variables(for: function, configuration),
      workingDirectory: configuration.workingDirectory)
    do throws(ChildProcessError) {
      let handler = try HandlerProcess(command) { watchers.begin($0) }
      let isClosed = state.withLock { state in
        state.all[ObjectIdentifier(handler)] = handler
        return state.isClosed
      }
      if isClosed { handler.process.beginTermination(grace: .zero) }
      return handler
    } catch {
      throw .service("The function cannot be started: \(error.description)")
    }
  }

  private func release(_ handler: HandlerProcess, _ key: Key) {
    handler.direct { _ in }
    state.withLock { $0.idle[key, default: []].append(handler) }
  }

  private func discard(_ handler: HandlerProcess) async {
    await handler.process.terminate(grace: .milliseconds(100))
    state.withLock { _ = $0.all.removeValue(forKey: ObjectIdentifier(handler)) }
  }

  /// Ends all processes.
  func close() async {
    let all = state.withLock { state in
      state.isClosed = true
      return Array(state.all.values)
    }
    for handler in all { handler.process.beginTermination(grace: .milliseconds(200)) }
    for handler in all { _ = await handler.process.result() }
  }

  // MARK: Messages

  private enum Reply: Sendable {
    case message(HandlerMessage)
    case exited(ChildExit)
    case late
  }

  private func message(
    from handler: HandlerProcess, within time: Duration,
    after send: @escaping @Sendable () async -> Void
  ) async -> Reply {
    await withTaskGroup(of: Reply.self) { group in
      group.addTask {
        await send()
        do throws(HandlerProcess.Ended) {
          return .message(try await handler.nextMessage())
        } catch {
          return error.exit.map { .exited($0) } ?? .late
        }
      }
      group.addTask {
        try? await Task.sleep(for: time)
        return .late
      }
      let reply = await group.next() ?? .late
      // A process that does not even read its input holds the sending task until it ends.
      if case .late = reply { handler.process.beginTermination(grace: .milliseconds(100)) }
      group.cancelAll()
      return reply
    }
  }

  private func call(_ invocation: FunctionInvocation, deadline: Int64) -> [UInt8] {
    var context = JSON.null
    if let text = invocation.clientContext, let parsed = try? JSON(parsing: text) {
      context = parsed
    }
    let call: JSON = [
      "id": .string(invocation.requestID), "arn": .string(invocation.function.arn),
      "deadline": .number(.integer(deadline)), "clientContext": context,
      "event": .string(invocation.payload),
    ]
    return Array(call.text.utf8) + [UInt8(ascii: "\n")]
  }
}
