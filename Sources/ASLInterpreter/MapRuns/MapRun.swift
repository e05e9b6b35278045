internal import ASLModel
internal import JSONTree

/// A Map Run at work.
struct MapRun: Sendable, Equatable {
  /// Its place in ``Execution/mapRuns``.
  let place: Int
  /// The settings of its children, but for what is each child's own: the execution's ARN lacks the
  /// name at its end, and the iterations lack the child's.
  let settings: ExecutionSettings
  /// The Map's effective input, which ItemSelector reads.
  let input: JSON
  /// How many children run at a time.
  let concurrency: Int
  let tolerance: FailureTolerance
  var source: MapItemSource
  /// The batch that is being filled; nil where each item has a child of its own.
  var batch: MapBatch?
  var results: MapResults
  /// The children that run.
  var children: [RequestID: Child] = [:]
  /// How many children have begun.
  var begun = 0
  /// Items whose children failed or timed out.
  var failedItems = 0
  /// The children of this attempt that did not succeed, in the order in which they ended.
  var unsuccessful: [EndedChild] = []
  /// Those of the attempt before it that are still to go on, in the order of their indices.
  var redrivable: ArraySlice<EndedChild> = []
  /// Where results go; nil where they stay in the state's output.
  var writer: RequestID?
  /// All children have ended; the writer is at work.
  var isClosing = false
  /// The writer has failed: nobody knows any more what the children gave that succeeded.
  var hasLostResults = false

  struct Child: Sendable, Equatable {
    let index: Int
    let name: String
    /// How many items it has.
    let items: Int
    let input: JSON
    var startDate: Timestamp
    /// How often it has been redriven; an Express child begins anew, which does not count.
    var redriveCount = 0
  }

  struct EndedChild: Sendable, Equatable {
    let child: Child
    /// Not a success.
    let outcome: Outcome
    let stopDate: Timestamp
  }

  var hasRoom: Bool { children.count < concurrency }

  /// What it can do once all the children that there is room for have begun.
  enum Next {
    /// Ask for another page.
    case read(RequestID, count: Int)
    case wait
    /// All items have been read and have children, which have ended.
    case finish
  }

  mutating func next() -> Next {
    if children.isEmpty, redrivable.isEmpty, source.isExhausted {
      isClosing = true
      return .finish
    }
    guard hasRoom, source.isEmpty, let page = source.willReadOn() else { return .wait }
    return .read(page.reader, count: page.count)
  }

  /// The batch that no more items come to.
  mutating func takeLastBatch() -> (input: JSON, items: Int)? {
    guard source.isExhausted, batch?.isEmpty == false else { return nil }
    return batch?.take()
  }

  /// Whether more items have failed than are tolerated. A percentage is of all items, which are
  /// known once they have been read.
  var exceedsTolerance: Bool {
    guard failedItems > 0 else { return false }
    if let count = tolerance.count, failedItems > count { return true }
    guard let percentage = tolerance.percentage else { return tolerance.count == nil }
    return source.isLast
      && failedItems > FailureTolerance(percentage: percentage).failures(of: source.count)
  }

  /// Takes in how a child ended.
  ///
  /// - Returns: the result, where there is a writer for it.
  mutating func take(
    _ child: Child, _ outcome: Outcome, at time: Timestamp
  ) -> ChildResult? {
    switch outcome {
    case .succeeded: break
    case .failed, .timedOut, .aborted:
      failedItems += child.items
      unsuccessful.append(EndedChild(child: child, outcome: outcome, stopDate: time))
    }
    guard writer == nil else { return result(of: child, outcome, at: time) }
    switch outcome {
    case .succeeded(let output) where results.transformation != .none:
      results.add(output, at: child.index)
    case .succeeded, .failed, .timedOut, .aborted:
      results.add(result(of: child, outcome, at: time).record, at: child.index)
    }
    return nil
  }

  /// The settings of a child that begins.
  func childSettings(
    _ index: Int, _ name: String, _ mapName: String, _ seed: UInt64, at time: Timestamp
  ) -> ExecutionSettings {
    var child = settings
    child.name = name
    child.executionARN += name
    child.startTime = time
    child.seed = seed
    let iteration = TaskRequest.Iteration(mapName: mapName, index: index)
    child.mapRun?.iterations.append(iteration)
    return child
  }

  /// What children that have not begun would be given, as far as it is known.
  var waiting: [JSON] {
    (batch.map { $0.isEmpty ? [] : [$0.input] } ?? []) + source.waiting.map(\.value)
  }

  func result(of child: Child, _ outcome: Outcome, at time: Timestamp) -> ChildResult {
    ChildResult(
      index: child.index, name: child.name, executionARN: settings.executionARN + child.name,
      stateMachineARN: settings.stateMachineARN, input: child.input, outcome: outcome,
      startDate: child.startDate, stopDate: time, redriveCount: child.redriveCount)
  }
}

/// The names of a Map Run and its children.
///
/// - Note: Step Functions guide, "Distributed Map", Label; the API's examples of ARNs.
struct MapRunNames {
  /// `arn:aws:states:REGION:ACCOUNT`.
  let prefix: String
  /// `MACHINE/LABEL`: the children's state machine.
  let machine: String
  /// The last part of the Map Run's ARN.
  let id: String

  var mapRunARN: String { "\(prefix):mapRun:\(machine):\(id)" }
  var stateMachineARN: String { "\(prefix):stateMachine:\(machine)" }

  /// What a child's ARN begins with; its name follows.
  func executionPrefix(_ type: ExecutionSettings.ExecutionType) -> String {
    switch type {
    case .standard: "\(prefix):execution:\(machine):"
    case .express: "\(prefix):express:\(machine):"
    }
  }

  /// - Parameters:
  ///   - settings: those of the execution that the Map is in, which may be a child itself.
  ///   - state: the Map, whose label stands for it; where it has none one is made of its name, the
  ///     same each time.
  init(_ settings: ExecutionSettings, _ state: State, _ map: MapState, id: String) {
    let parts = settings.stateMachineARN.split(separator: ":", omittingEmptySubsequences: false)
    prefix = parts.prefix(5).joined(separator: ":")
    let machine = settings.stateMachineName.prefix { $0 != "/" }
    self.machine = "\(machine)/\(map.label ?? Self.label(of: state.name))"
    self.id = id
  }

  private static func label(of name: String) -> String {
    // FNV-1a: any hash does that gives the same label on every machine.
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    var random = RandomSource(state: hash)
    return random.nextUUID()
  }
}
