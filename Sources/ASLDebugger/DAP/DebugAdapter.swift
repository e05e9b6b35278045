import DebugAdapterProtocol
import JSONTree

/// Translates the Debug Adapter Protocol for one client to a session; it decides nothing about
/// debugging itself.
///
/// Requests are carried out one after the other. What takes its time, a step or a whole run, goes
/// on beside them, so that the client can pause it.
public actor DebugAdapter {
  let host: any SessionHost
  let outbox: Outbox
  /// Who asks, from `initialize` on.
  var client: InitializeArguments?
  var launch: LaunchConfiguration?
  var stage = Stage.idle
  var live: Live?
  /// Counts sessions, so that nothing that an earlier one still says is taken for the present.
  var generation = 0
  var isRunning = false
  var hasStarted = false
  var hasEnded = false
  /// What is to happen once the execution stands still.
  var interruption: Interruption?
  var restartWith: PreparedLaunch?
  var handles = ValueHandles()
  var frames = FrameHandles()
  var targets: [Int: JumpTarget] = [:]
  var asked = AskedBreakpoints()
  var progress = 0
  /// Counts stops.
  var stopCount = 0

  enum Stage {
    /// Nothing was launched.
    case idle
    /// The launch's answer waits for the end of the configuration.
    case configuring(launchRequest: Int)
    case launched
  }

  enum Interruption {
    case pause
    case terminate
  }

  /// A session that is open.
  struct Live {
    let session: DebugSession
    let positions: PositionMap
    let program: String
    /// Finished when the session is to be closed.
    let closing: AsyncStream<Never>.Continuation
  }

  /// What goes on beside the requests that follow.
  typealias Job = @Sendable () async -> Void

  private let jobs: AsyncStream<Job>.Continuation

  init(_ host: any SessionHost, _ outbox: Outbox, _ jobs: AsyncStream<Job>.Continuation) {
    self.host = host
    self.outbox = outbox
    self.jobs = jobs
  }

  func spawn(_ job: @escaping Job) { jobs.yield(job) }

  // MARK: Requests

  /// - Returns: whether the client stays.
  func handle(_ message: ProtocolMessage) async -> Bool {
    // Nothing is asked of the client, so that it has nothing to answer.
    guard case .request(let request) = message.content else { return true }
    let call = Call(seq: message.seq, command: request.command)
    do throws(AdapterFailure) {
      if let command = ClientRequest.Command(rawValue: request.command) {
        if client == nil, command != .initialize, command != .disconnect {
          throw .outOfOrder(command.rawValue, before: "initialize")
        }
        try await carryOut(try Self.read(command, request.arguments), call)
        return command != .disconnect
      }
      answer(call, try await custom(request))
    } catch {
      fail(call, error)
    }
    return true
  }

  private static func read(
    _ command: ClientRequest.Command, _ arguments: JSON?
  ) throws(AdapterFailure) -> ClientRequest {
    do throws(ArgumentError) {
      return try ClientRequest(command, arguments)
    } catch {
      throw .badArguments(command.rawValue, error)
    }
  }

  private func carryOut(
    _ request: ClientRequest, _ call: Call
  ) async throws(AdapterFailure) {
    switch request {
    case .initialize, .launch, .attach, .configurationDone, .restart, .terminate, .disconnect,
      .cancel:
      try await lifecycle(request, call)
    case .continue, .goto, .next, .pause, .restartFrame, .reverseContinue, .stepBack, .stepIn,
      .stepOut:
      try await motion(request, call)
    case .breakpointLocations, .dataBreakpointInfo, .setBreakpoints, .setDataBreakpoints,
      .setExceptionBreakpoints, .setFunctionBreakpoints:
      answer(call, try await breakpoints(request))
    case .setExpression, .setVariable:
      answer(call, try await set(request))
      await tellOfChange()
    case .completions, .evaluate, .exceptionInfo, .gotoTargets, .loadedSources, .scopes, .source,
      .stackTrace, .stepInTargets, .threads, .variables:
      answer(call, try await inspection(request))
    }
  }

  /// A request as it is answered.
  struct Call {
    let seq: Int
    let command: String
  }

  func answer(_ call: Call, _ body: ResponseBody? = nil) {
    outbox.answer(call.seq, call.command, .success(body: body?.json))
  }

  func fail(_ call: Call, _ failure: AdapterFailure) {
    outbox.answer(call.seq, call.command, failure.outcome)
  }

  // MARK: What requests need

  func opened(_ command: String) throws(AdapterFailure) -> Live {
    guard let live else { throw .outOfOrder(command, before: "launch") }
    return live
  }

  /// The session where it stands still.
  func stopped() throws(AdapterFailure) -> Live {
    guard let live, hasStarted else { throw .notStarted }
    if isRunning { throw .running }
    return live
  }
}
