import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// The programs that a configuration names in its section `tasks`.
struct TaskCommands: Sendable {
  var configuration = ResourceConfiguration(directory: "/")
  /// What every program gets.
  var variables: [String: String] = [:]

  func command(for call: ServiceCall) -> CommandTask? {
    configuration.command(for: call.task.resource).map {
      CommandTask(command: $0, variables: variables, call: call)
    }
  }
}

/// An attempt that a program carries out in place of the service: the parameters on its standard
/// input, the result on its standard output, its log on standard error.
///
/// A first line `{"submitted": …}` is the answer to the request, for the patterns that have one
/// before the result. ``CommandTaskOutput`` says what becomes of the rest.
struct CommandTask: Sendable {
  let command: TaskCommand
  let variables: [String: String]
  let call: ServiceCall

  private typealias Ending = Result<JSON, ErrorOutput>

  func run() async throws(TaskFailure) -> JSON {
    guard call.task.resource.kind != .activity else { return try await work() }
    switch call.pattern {
    case .requestResponse: return try await result { _ in }
    case .sync, .syncParsed: return try await job()
    case .waitForTaskToken: return try await callback()
    }
  }

  private func result(
    onSubmitted: @escaping @Sendable (JSON) -> Void
  ) async throws(TaskFailure) -> JSON {
    do throws(ErrorOutput) {
      return try await ending(onSubmitted: onSubmitted).get()
    } catch {
      throw TaskFailure(error)
    }
  }

  /// The program is the activity's worker, and may send heartbeats.
  private func work() async throws(TaskFailure) -> JSON {
    let token = call.token
    call.surroundings.tokens.expect(token, for: call.reporter)
    defer { call.surroundings.tokens.close(token) }
    call.reporter.started(workerName: name)
    return try await result { _ in }
  }

  /// `.sync`: the request is refused by an error that the service itself names, else taken, by the
  /// program's own word or by its end.
  private func job() async throws(TaskFailure) -> JSON {
    let submission = Submission(call.reporter)
    let ending = await ending { submission.submit($0) }
    if case .failure(let error) = ending, !submission.isSubmitted,
      let service = call.task.resource.service, let name = error.error, service.isNamed(in: name)
    {
      throw TaskFailure(error, phase: .submit)
    }
    submission.submit([:])
    do throws(ErrorOutput) { return try ending.get() } catch { throw TaskFailure(error) }
  }

  private enum Event: Sendable {
    case submitted(JSON)
    case ended(Ending)
  }

  /// `.waitForTaskToken`: what the program prints is the answer to the request. Once it has said
  /// `submitted`, it may go on, as the worker that calls back or in any other way.
  private func callback() async throws(TaskFailure) -> JSON {
    call.expectCallback()
    let (events, sink) = AsyncStream<Event>.makeStream()
    let submission = Submission(nil)
    let work = call.surroundings.background.begin {
      let ending = await self.ending {
        if submission.submit($0) { sink.yield(.submitted($0)) }
      }
      if submission.isSubmitted, case .failure(let error) = ending,
        call.surroundings.tokens.state(of: call.token) == .accepted
      {
        call.note("the command failed, and the task still waits: \(error.cause ?? "")")
      }
      sink.yield(.ended(ending))
      sink.finish()
    }
    for await event in events {
      switch event {
      case .submitted(let response), .ended(.success(let response)):
        do throws(TaskFailure) { return try await call.waitForCallback(after: response) } catch {
          // An execution that stopped stops what it started; a worker that failed ends by itself.
          if Task.isCancelled { work.cancel() }
          throw error
        }
      case .ended(.failure(let error)):
        call.refuseCallback()
        throw TaskFailure(error, phase: .submit)
      }
    }
    work.cancel()
    call.refuseCallback()
    throw .cancelled
  }

  // MARK: The program

  /// Runs the program to its end. When the Swift task is cancelled, it is ended with all that it
  /// started.
  private func ending(onSubmitted: @escaping @Sendable (JSON) -> Void) async -> Ending {
    let output = CommandTaskOutput(onSubmitted: onSubmitted)
    let source = name
    let log = InvocationLog { call.reporter.log($0, from: source) }
    let child = ChildCommand(
      command.command[0], Array(command.command.dropFirst()), environment: environment,
      workingDirectory: command.workingDirectory,
      input: .bytes(Array(call.parameters.text.utf8) + [UInt8(ascii: "\n")]),
      outputs: [
        1: .lines(CommandTaskOutput.limits) { output.take($0) }, 2: .lines(.function, log.take),
      ])
    do throws(ChildProcessError) {
      let result = try await ChildProcess.run(child)
      return output.ending(
        result.exit, log: log.finish(), isComplete: !result.standardOutput.isTruncated)
    } catch {
      return .failure(ErrorOutput(error: .taskFailed, cause: error.description))
    }
  }

  /// What the trace calls the program: the action that it stands for.
  private var name: String {
    call.task.resource.service?.action
      ?? call.task.resource.arn.split(separator: ":").last.map(String.init) ?? "command"
  }

  private var environment: [String: String] {
    var own = [
      "ASL_RESOURCE": call.task.resource.arn, "ASL_STATE": call.task.stateName,
      "ASL_ATTEMPT": String(call.task.attempt),
    ]
    if let service = call.task.resource.service {
      own["ASL_SERVICE"] = service.resourceType
      own["ASL_ACTION"] = service.action
      own["ASL_PATTERN"] = service.pattern.rawValue
    }
    if let token = call.task.taskToken { own["ASL_TASK_TOKEN"] = token }
    if let role = call.task.credentials?["RoleArn"]?.stringValue { own["ASL_ROLE_ARN"] = role }
    return variables.merging(own) { _, new in new }
      .merging(command.environment) { _, new in new }
  }
}
