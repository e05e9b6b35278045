public import ASLModel
public import Diagnostics

/// Where and when an execution is stopped, or something is printed.
public struct Breakpoint: Sendable, Equatable {
  public let id: Int
  public var trigger: Trigger
  /// JSONata; it stops only where this is true, or cannot be evaluated.
  public var condition: String?
  public var hitCondition: HitCondition?
  /// How many hits are still passed over.
  public var ignoreCount = 0
  public var isEnabled = true
  /// Whether it is deleted when it is hit.
  public var isTemporary = false
  /// The only thread that it stops.
  public var thread: Int?
  /// A log point: what is printed, with `{expressions}`; it never stops.
  public var log: String?
  /// Commands that a front end carries out after a stop.
  public var commands: [String] = []
  public internal(set) var hits = 0
  public internal(set) var binding = Binding.pending

  /// Where it is in the definition.
  public enum Binding: Sendable, Equatable {
    /// It may be hit in a machine that is not known yet, or anywhere.
    case pending
    /// The states and phases; of a line the range that stands for it.
    case bound([Place])
    case unverified(reason: String, near: [String])
  }

  public struct Place: Sendable, Equatable {
    public let state: StateID
    public let phase: Phase
    /// In the definition's text.
    public let range: SourceRange
    /// Of a Retry, Catch or Choices entry.
    public var index: Int?
  }

  public enum Trigger: Sendable, Equatable {
    case location(Location)
    case error(name: String?, Handling?)
    case retry(state: String?, attempt: Int?)
    case transition(from: String?, to: String?)
    case choice(state: String, rule: Rule?)
    case timeout
    case wait
    case task(resource: String?)
    case assign(variable: String)
    case mapFailure
    case join
    /// The value of an expression changes.
    case watch(String)
  }

  public enum Handling: String, Sendable, Equatable, CaseIterable {
    case caught, uncaught, retried
  }

  public enum Rule: Sendable, Equatable {
    case index(Int)
    case `default`
  }

  /// `5`, `>5`, `%2`.
  public enum HitCondition: Sendable, Equatable {
    case equals(Int)
    case above(Int)
    case every(Int)

    public init?(_ text: String) {
      let text = text.filter { !$0.isWhitespace }
      let digits = text.drop { "<>=%".contains($0) }
      guard let number = Int(digits), number > 0 else { return nil }
      switch text.prefix(text.count - digits.count) {
      case "", "=", "==": self = .equals(number)
      case ">": self = .above(number)
      case ">=": self = .above(number - 1)
      case "%": self = .every(number)
      default: return nil
      }
    }

    func holds(_ hits: Int) -> Bool {
      switch self {
      case .equals(let number): hits == number
      case .above(let number): hits > number
      case .every(let number): hits % number == 0
      }
    }
  }

  init(id: Int, _ trigger: Trigger) {
    self.id = id
    self.trigger = trigger
  }
}
