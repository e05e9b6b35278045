public import ASLInterpreter
public import ASLModel
public import ASLRuntime
public import JSONTree

/// What a session debugs.
public struct SessionConfiguration: Sendable {
  public let definition: Definition
  public let machine: StateMachine
  public let settings: ExecutionSettings
  public let input: JSON
  public var clock = ClockMode.virtual
  /// Makes who answers the tasks, anew for each time that the execution is lived.
  public let makeHandler: @Sendable () -> any TaskHandler
  public var storage: (any MapRunStorage)?
  /// How many bytes of snapshots are kept.
  public var snapshotBudget = 256 << 20
  public var effects = EffectPolicy.rerun
  /// Is told what happens between stops, in order, from any thread.
  public var onNote: @Sendable (Note) -> Void = { _ in }

  public init(
    _ definition: Definition, _ machine: StateMachine, settings: ExecutionSettings, input: JSON,
    makeHandler: @escaping @Sendable () -> any TaskHandler
  ) {
    self.definition = definition
    self.machine = machine
    var settings = settings
    settings.inspects = true
    self.settings = settings
    self.input = input
    self.makeHandler = makeHandler
  }
}
