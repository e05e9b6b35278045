import ASLInterpreter
import ASLModel
import ASLRuntime

/// All that the executions of a session have lived through on one timeline, step by step.
struct Tape: Sendable {
  private(set) var steps: [Step] = []
  private(set) var moments: [Moment] = []
  private(set) var threads = ThreadTable()
  private(set) var lives: [Int: LifeTape] = [:]
  /// The steps of each execution, by their indices on the tape.
  private var stepIndices: [Int: [Int]] = [:]
  private var snapshots: SnapshotBudget
  /// The execution that was made last, which the next is likely to follow from.
  private var known: (execution: Execution, number: Int, steps: Int)?

  struct Step: Sendable {
    /// The number of the hosted execution.
    let execution: Int
    /// How many steps that execution has taken, with this one.
    let count: Int
    let moments: Range<Int>
    let time: Timestamp
  }

  init(budget: Int) { snapshots = SnapshotBudget(bytes: budget) }

  /// Takes in a step.
  ///
  /// - Returns: the indices of its moments.
  mutating func add(_ step: DriverStep) -> Range<Int> {
    let number = step.hosted.number
    let first = moments.count
    var life = lives.removeValue(forKey: number) ?? LifeTape(step.hosted)
    let before = life.history.count
    life.add(step)
    if snapshots.wants(step.count) {
      life.keep(step.execution, after: step.count)
      if !snapshots.add(step.execution) {
        for other in lives.keys { lives[other]?.thin() }
        life.thin()
      }
    }
    // Handed over and back, as a table of ten thousand threads is not copied for each step.
    var maker = MomentMaker(step, index: steps.count, eventsBefore: before, momentsBefore: first)
    swap(&maker.threads, &threads)
    maker.run()
    swap(&maker.threads, &threads)
    moments += maker.moments
    lives[number] = life
    stepIndices[number, default: []].append(steps.count)
    steps.append(
      Step(
        execution: number, count: step.count, moments: first..<moments.count,
        time: step.execution.now))
    return first..<moments.count
  }

  mutating func add(_ edit: ExecutionEdit, to execution: Int, after steps: Int) {
    lives[execution]?.add(edit, after: steps)
    known = nil
  }

  /// Notes an execution as it is after the last step, as long as nothing goes on.
  mutating func know(_ execution: Execution) {
    guard let last = steps.last else { return }
    known = (execution, last.execution, last.count)
  }

  mutating func forget() { known = nil }

  /// How many steps an execution has taken after a step of any.
  func count(of execution: Int, at step: Int) -> Int {
    stepIndices[execution]?.partitioningIndex { $0 > step } ?? 0
  }

  /// An execution as it was after a step of any, with what was changed there.
  mutating func execution(_ number: Int, at step: Int) -> Execution? {
    guard let life = lives[number] else { return nil }
    let count = count(of: number, at: step)
    var base: (execution: Execution, steps: Int)?
    if let known, known.number == number { base = (known.execution, known.steps) }
    let execution = life.execution(after: count, from: base)
    known = (execution, number, count)
    return life.edited(execution, after: count)
  }

  func machine(of execution: Int) -> StateMachine? { lives[execution]?.hosted.machine }

  /// The time of a moment, since its session's start.
  func time(of moment: Moment) -> Timestamp { steps[moment.step].time }
}

/// How many snapshots are kept: as many as a budget of memory allows, each of the same number of
/// steps apart, which doubles whenever the budget is used up.
private struct SnapshotBudget: Sendable {
  let bytes: Int
  private var stride = 32
  private var used = 0

  init(bytes: Int) { self.bytes = bytes }

  func wants(_ step: Int) -> Bool { step % stride == 0 }

  /// - Returns: false where every other snapshot has to go.
  mutating func add(_ execution: Execution) -> Bool {
    used += execution.snapshotBytes
    guard used > bytes else { return true }
    used /= 2
    stride *= 2
    return false
  }
}
