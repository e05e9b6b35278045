internal import ASLModel

/// What never changes during an execution. A class, so that copies of an execution and the scopes
/// of its evaluations share it by one reference.
final class Facts: Sendable, Equatable {
  let machine: StateMachine
  let settings: ExecutionSettings

  init(machine: StateMachine, settings: ExecutionSettings) {
    self.machine = machine
    self.settings = settings
  }

  static func == (left: Facts, right: Facts) -> Bool {
    left === right || (left.settings == right.settings && left.machine == right.machine)
  }
}
