internal import ASLModel

/// What never changes during an execution. A class, so that copies of an execution and the scopes
/// of its evaluations share it by one reference.
final class Facts: Sendable, Equatable {
  let machine: StateMachine
  let settings: ExecutionSettings
  /// Where one state is run alone.
  let test: StateTest?

  init(machine: StateMachine, settings: ExecutionSettings, test: StateTest? = nil) {
    self.machine = machine
    self.settings = settings
    self.test = test
  }

  static func == (left: Facts, right: Facts) -> Bool {
    left === right
      || (left.settings == right.settings && left.machine == right.machine
        && left.test == right.test)
  }
}
