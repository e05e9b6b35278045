import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// A made-up machine under a debugger that is told made-up commands, none of which changes
/// anything.
struct DebuggerSimulation {
  let seed: UInt64

  /// What is not true; nil when all is.
  func run() async -> String? {
    let simulation = Simulation(seed: seed)
    let source = SourceText(name: "simulation \(seed)", simulation.definition.text)
    let definition = Definition(reading: source)
    guard let machine = definition.machine else { return "the definition is refused" }
    var quotas = Quotas(.standard)
    quotas.historyEvents = 120
    let settings = ExecutionSettings(
      startTime: Timestamp(seconds: 1_780_272_000), seed: seed, quotas: quotas)
    let driver = ExecutionDriver(
      Execution(machine, settings: settings), handler: FaultyHandler(seed: seed),
      storage: FaultyStorage(seed: seed))
    _ = await driver.run(input: simulation.input)
    let expected = HistoryEvent.json(of: await driver.history).text
    let seed = seed
    var configuration = SessionConfiguration(
      definition, machine, settings: settings, input: simulation.input
    ) { FaultyHandler(seed: seed) }
    configuration.storage = FaultyStorage(seed: seed)
    // Little, so that snapshots are let go of.
    configuration.snapshotBudget = 20_000
    return await DebugSession.run(configuration) { session in
      var player = Player(session: session, random: RandomSource(state: ~seed))
      if let complaint = await player.play() { return complaint }
      let history = HistoryEvent.json(of: await session.wholeHistory()).text
      return history == expected ? nil : "the history differs after \(player.commands)"
    }
  }
}

/// Gives commands, and looks at what they show.
private struct Player {
  let session: DebugSession
  var random: RandomSource
  private(set) var commands: [String] = []
  /// Executions as they were at a moment, to compare with when it is shown again.
  private var seen: [Int: Execution] = [:]

  init(session: DebugSession, random: RandomSource) {
    self.session = session
    self.random = random
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  mutating func play() async -> String? {
    var stop = await session.start()
    for _ in 0..<number(5...40) {
      if let complaint = await look(stop) { return complaint }
      stop = await command()
    }
    await session.deleteBreakpoints { _ in true }
    for _ in 0..<3 { stop = await session.resume(.continue) }
    if await session.outcome == nil { return "it has not ended after \(commands)" }
    return await look(stop)
  }

  private mutating func command() async -> Stop {
    let motions: [Motion] = [.step, .next, .phase, .event, .finish, .continue]
    let motion = motions[number(0...5)]
    switch number(0...9) {
    case 0...4:
      commands.append("\(motion)")
      return await session.resume(motion)
    case 5, 6:
      commands.append("reverse \(motion)")
      return await session.reverse(motion)
    case 7:
      let offset = number(-30...10)
      commands.append("goto \(offset)")
      return await session.goto(offset: offset)
    case 8:
      await addBreakpoint()
      return await session.resume(.continue)
    default:
      commands.append("restart")
      return await session.restart()
    }
  }

  private mutating func addBreakpoint() async {
    let texts = ["S1", "S*@next", ":Task@result", "S2@output", "*@assign", "S0[*]", "5"]
    let text = texts[number(0...6)]
    commands.append("break \(text)")
    do throws(LocationError) {
      let location = try await session.location(text)
      let condition = number(0...2) == 0 ? "$count($keys($)) < 4" : nil
      await session.add(.location(location)) { $0.condition = condition }
    } catch {
      commands.append("\(error)")
    }
    if number(0...3) == 0 { await session.add(.watch("$states.input")) }
  }

  /// What is shown can be looked at, and is what it was before.
  private mutating func look(_ stop: Stop) async -> String? {
    _ = await session.data().pipeline
    _ = await session.threads()
    if await session.frames().isEmpty, stop.moment.state != nil { return "there is no frame" }
    guard let execution = await session.execution(stop.thread.execution) else {
      return "there is no execution at \(stop.index)"
    }
    let events = await session.history(of: stop.thread.execution)
    if events.count > execution.eventCount { return "too many events at \(stop.index)" }
    let key = stop.index &* 1_000 &+ stop.thread.execution
    if let before = seen[key], before != execution {
      return "another execution at moment \(stop.index) after \(commands)"
    }
    seen[key] = execution
    return nil
  }
}
