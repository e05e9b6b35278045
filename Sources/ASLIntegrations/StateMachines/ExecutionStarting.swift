import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// A service that starts executions of other state machines. They run beside the execution that
/// asks, in the same driver.
protocol ExecutionStarting: Service {
  static var dialect: StartExecutionDialect { get }
  /// - Throws: what speaks against the type of the state machine.
  static func check(
    _ type: MapState.ExecutionType, _ pattern: TaskResource.Pattern
  ) throws(StepFunctionsError)
  static func taskEnd(_ task: TaskRequest, _ surroundings: Surroundings) -> NestedExecution.TaskEnd
}

/// Whether the optimized integration asks or that of the AWS SDK, and for what.
enum StartExecutionDialect: Sendable {
  case optimized
  case sdk
  /// StartSyncExecution.
  case sdkSynchronous
}

extension ExecutionStarting {
  private static var shape: ParameterShape {
    .fields(
      [("Input", .any), ("Name", .text), ("StateMachineArn", .text), ("TraceHeader", .text)],
      required: ["StateMachineArn"])
  }

  static func attempt(
    _ task: TaskRequest, in execution: HostedExecution, _ surroundings: Surroundings
  ) -> TaskAttempt {
    do throws(TaskFailure) {
      try shape.check(task.parameters)
    } catch {
      return .scripted([ScriptedAnswer(.failed(error))])
    }
    var random = execution.random(for: task)
    let requestID = random.nextUUID()
    do throws(StepFunctionsError) {
      let request = try StartExecutionRequest(task.parameters, name: random.nextUUID())
      guard let local = surroundings.stateMachines(request.arn) else {
        throw .stateMachineDoesNotExist(request.arn)
      }
      try check(local.type, task.resource.service?.pattern ?? .requestResponse)
      let settings = request.settings(of: local, startedBy: execution, &random)
      return .nested(
        NestedExecution(
          machine: local.machine, settings: settings, input: request.input,
          hasUniqueName: request.hasName && local.type == .standard,
          taskEnd: taskEnd(task, surroundings),
          answers: StartExecutionAnswers(
            dialect: dialect, pattern: task.resource.service?.pattern ?? .requestResponse,
            arn: request.arn, settings: settings, input: request.input, requestID: requestID)))
    } catch {
      return .scripted([
        ScriptedAnswer(.failed(error.failure(task.resource, dialect, requestID)))
      ])
    }
  }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    throw TaskFailure(
      ErrorOutput(error: .runtime, cause: "An execution is started by the driver alone."),
      phase: .start)
  }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    guard let text = use.text("StateMachineArn") else { return nil }
    if let arn = StateMachineARN(text), configuration.stateMachine(arn) != nil { return nil }
    let name = StateMachineARN.name(in: text)
    let entry: JSON = .object([name: ["definition": .string("\(name).asl.json")]])
    return Missing(
      what: "the state machine \"\(name)\"", section: "stateMachines", entry: entry)
  }
}

extension HostedExecution {
  /// Random numbers that are the same whenever this execution makes this request.
  fileprivate func random(for task: TaskRequest) -> RandomSource {
    var own = RandomSource(state: settings.seed &+ UInt64(truncatingIfNeeded: number))
    return RandomSource(state: own.next() &+ UInt64(truncatingIfNeeded: task.id.number))
  }
}
