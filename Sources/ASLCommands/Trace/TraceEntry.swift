import JSONTree

/// Something that an execution did, as the trace tells it: one line, and what stands beneath it.
struct TraceEntry: Equatable {
  let mark: Mark
  /// Since the execution started, on its own clock.
  let time: Duration
  /// The indices of the branches and iterations around the state, outermost first.
  let path: [Int]
  /// The state, or the state machine of an execution that a task has started.
  let name: String
  /// Short pieces beside the name.
  var details: [Detail] = []
  /// What stands beneath.
  var notes: [Note] = []
  /// How many bars stand to the left of those of the path: in an execution that a task has started.
  var margin = 0

  enum Mark: Equatable {
    /// A task has begun to print, or every state where the trace is verbose.
    case started
    /// A Parallel or Map state begins; the states inside it follow.
    case opened
    case succeeded
    /// An attempt failed, and there will be another.
    case retried
    case failed
    /// Cut short, as something else failed or the execution ended.
    case stopped
  }

  struct Detail: Equatable {
    let text: String
    let ink: Ink

    enum Ink: Equatable {
      case plain, error, warning
    }

    static func plain(_ text: String) -> Detail { Detail(text: text, ink: .plain) }
    static func error(_ text: String) -> Detail { Detail(text: text, ink: .error) }
    static func warning(_ text: String) -> Detail { Detail(text: text, ink: .warning) }
  }

  enum Note: Equatable {
    /// Why something failed.
    case cause(String)
    /// A value that went in or came out, with its name.
    case value(String, JSON)
    case text(String)
  }

  /// Whether it is shown where most lines are left out.
  var isProblem: Bool {
    switch mark {
    case .retried, .failed, .stopped: true
    case .started, .opened, .succeeded: false
    }
  }
}
