import ASLInterpreter
import ASLModel
import DebugAdapterProtocol
import Diagnostics
import JSONTree

/// From `initialize` to `disconnect`.
extension DebugAdapter {
  func lifecycle(
    _ request: ClientRequest, _ call: Call
  ) async throws(AdapterFailure) {
    switch request {
    case .initialize(let arguments):
      guard client == nil else { throw .twice("initialize") }
      client = arguments
      answer(call, .initialize(Self.capabilities))
    case .launch(let arguments): try await launch(arguments, call)
    case .attach:
      throw AdapterFailure(.unsupported, "attach is not possible: launch a definition")
    case .configurationDone: try configured(call)
    case .restart(let arguments): try await restart(arguments, call)
    case .terminate: terminate(call)
    case .disconnect: answer(call)
    case .cancel(let arguments):
      answer(call)
      // Requests are carried out at once: only what goes on beside them can be cancelled.
      if arguments.progressId != nil { interrupt(.pause) }
    default: break
    }
  }

  // MARK: Launching

  private func launch(
    _ arguments: LaunchArguments, _ call: Call
  ) async throws(AdapterFailure) {
    guard case .idle = stage else { throw .twice("launch") }
    let prepared = try await prepare(arguments.configuration)
    stage = .configuring(launchRequest: call.seq)
    spawn { await self.live(prepared) }
  }

  private func prepare(
    _ configuration: JSONObject
  ) async throws(AdapterFailure) -> PreparedLaunch {
    let launch: LaunchConfiguration
    do throws(ArgumentError) {
      launch = try LaunchConfiguration(ArgumentReader(.object(configuration), at: ""))
    } catch {
      throw AdapterFailure(.launch, "the launch is wrong: \(error.message)")
    }
    do throws(LaunchFailure) {
      let prepared = try await host.prepare(launch)
      self.launch = launch
      tell(prepared.warnings, .console)
      return prepared
    } catch {
      tell(error.findings, .important)
      throw AdapterFailure(.launch, error.message)
    }
  }

  private func tell(_ findings: [LaunchFailure.Finding], _ category: Output.Category) {
    for finding in findings {
      let place = finding.position
      let text = "\(finding.path):\(place.line):\(place.column): \(finding.text)\n"
      outbox.send(
        .output(
          Output(
            category, text, source: Source(name: fileName(finding.path), path: finding.path),
            line: place.line - (client?.linesStartAt1 == false ? 1 : 0),
            column: place.column - (client?.columnsStartAt1 == false ? 1 : 0))))
    }
  }

  /// Keeps a session open until it is closed, and the next one where it is restarted.
  private func live(_ first: PreparedLaunch) async {
    var next: PreparedLaunch? = first
    while let prepared = next {
      let outbox = outbox
      let onNote: @Sendable (Note) -> Void = { outbox.send(Self.event(of: $0)) }
      do throws(LaunchFailure) {
        try await prepared.run(onNote) { configuration in
          await DebugSession.run(configuration) { await self.host($0, prepared) }
        }
      } catch {
        notLive(error)
      }
      next = restartWith
      restartWith = nil
    }
  }

  private func notLive(_ error: LaunchFailure) {
    if case .configuring(let seq) = stage {
      tell(error.findings, .important)
      fail(Call(seq: seq, command: "launch"), AdapterFailure(.launch, error.message))
      stage = .idle
    } else {
      outbox.send(.output(Output(.important, error.message + "\n")))
      end(exitCode: 1)
    }
  }

  private func host(_ session: DebugSession, _ prepared: PreparedLaunch) async {
    guard let client else { return }
    let (closed, closing) = AsyncStream.makeStream(of: Never.self)
    generation += 1
    let source = await session.source
    live = Live(
      session: session, positions: PositionMap(source, client), program: prepared.program,
      closing: closing)
    if case .configuring = stage {
      outbox.send(.initialized)
    } else {
      await setAgain()
      spawn { await self.start() }
    }
    for await _ in closed {}
  }

  private func configured(_ call: Call) throws(AdapterFailure) {
    guard case .configuring(let seq) = stage, live != nil else {
      throw .outOfOrder("configurationDone", before: "launch")
    }
    stage = .launched
    answer(call)
    answer(Call(seq: seq, command: "launch"))
    outbox.send(.process(name: fileName(live?.program ?? ""), startMethod: .launch))
    hasStarted = true
    isRunning = true
    spawn { await self.start() }
  }

  /// Runs to the first state, and on from there where nobody wants to stop there.
  private func start() async {
    guard let live, let launch else { return }
    let generation = generation
    hasStarted = true
    isRunning = true
    if launch.noDebug { await live.session.deleteBreakpoints { _ in true } }
    var stop = await live.session.start()
    guard generation == self.generation else { return }
    if stop.reason == .entry, !launch.stopOnEntry || launch.noDebug, interruption == nil {
      stop = await live.session.resume(.continue)
    }
    await arrived(stop, generation)
  }

  // MARK: Ending

  /// Once it is over it is not told again: some clients ask again whenever they are told.
  private func terminate(_ call: Call) {
    answer(call)
    if hasEnded { return }
    if hasStarted, live != nil { interrupt(.terminate) } else { end(exitCode: 1) }
  }

  private func restart(
    _ arguments: RestartArguments, _ call: Call
  ) async throws(AdapterFailure) {
    guard let live, let launch, hasStarted else { throw .outOfOrder("restart", before: "launch") }
    guard !hasEnded else { throw .ended }
    let configuration: JSONObject
    if let new = arguments.configuration, new["program"] != nil {
      configuration = new
    } else {
      configuration = launch.configuration
    }
    restartWith = try await prepare(configuration)
    answer(call)
    generation += 1
    isRunning = false
    interruption = nil
    live.closing.finish()
  }

  /// Tells the client that it is over, once.
  func end(exitCode: Int) {
    guard !hasEnded else { return }
    hasEnded = true
    outbox.send(.exited(exitCode: exitCode))
    outbox.send(.terminated)
  }

  private static func event(of note: Note) -> AdapterEvent {
    switch note {
    case .log(breakpoint: _, let text): .output(Output(.console, text + "\n"))
    case .message(let text): .output(Output(.console, text + "\n"))
    case .printed(let line, let source):
      .output(Output(.stdout, "\(source): \(line)\n"))
    }
  }
}

/// The last part of a path.
func fileName(_ path: String) -> String {
  String(path.split(separator: "/").last ?? Substring(path))
}
