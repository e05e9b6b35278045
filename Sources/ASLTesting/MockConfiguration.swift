public import ASLModel
public import Diagnostics
public import JSONTree

/// A mock configuration: what Task states answer in test cases, instead of a service.
///
/// The file is that of AWS Step Functions Local, `MockConfigFile.json`, with two additions:
/// `DurationSeconds` beside `Return` or `Throw`, and a state's responses by Map iteration.
///
/// - Note: Step Functions guide, "Using mocked service integrations for testing in Step Functions
///   Local".
public struct MockConfiguration: Sendable, Equatable {
  /// In the order of the file.
  public let machines: [Machine]

  public init(machines: [Machine]) { self.machines = machines }

  /// A member of `StateMachines`.
  public struct Machine: Sendable, Equatable {
    public let name: String
    public let testCases: [TestCase]

    public init(name: String, testCases: [TestCase]) {
      self.name = name
      self.testCases = testCases
    }
  }

  /// A member of `TestCases`: which states are mocked, and how.
  public struct TestCase: Sendable, Equatable {
    public let name: String
    public let states: [MockedState]

    public init(name: String, states: [MockedState]) {
      self.name = name
      self.states = states
    }

    public func state(named name: String) -> MockedState? {
      states.first { $0.name == name }
    }
  }

  public struct MockedState: Sendable, Equatable {
    public let name: String
    /// The key in the file, with its quotation marks.
    public let nameRange: SourceRange
    public let pointer: String
    public let responses: Responses

    /// Whether every attempt at the state is answered here; otherwise there are Map iterations that
    /// go through to a service.
    public var isComplete: Bool {
      switch responses {
      case .inOrder: true
      case .byIteration(_, let others): others != nil
      }
    }
  }

  public enum Responses: Sendable, Equatable {
    /// One after the other, whichever iteration asks.
    ///
    /// Step Functions Local keeps one counter for each state and execution, that every attempt
    /// moves on: retries, loops and Map iterations alike.
    case inOrder(MockedResponse)
    /// By the index of the innermost Map iteration; each iteration has a counter of its own.
    case byIteration([(ClosedRange<Int>, MockedResponse)], others: MockedResponse?)

    public static func == (left: Responses, right: Responses) -> Bool {
      switch (left, right) {
      case (.inOrder(let a), .inOrder(let b)): a == b
      case (.byIteration(let a, let others), .byIteration(let b, let otherOthers)):
        others == otherOthers && a.elementsEqual(b) { $0 == $1 }
      case (.inOrder, _), (.byIteration, _): false
      }
    }
  }
}

/// A member of `MockedResponses`: the answers to the attempts from 0 on, one after the other.
public struct MockedResponse: Sendable, Equatable {
  public let name: String
  /// Without gaps, from attempt 0.
  public let answers: [(attempts: ClosedRange<Int>, answer: MockedAnswer)]

  public init(name: String, answers: [(attempts: ClosedRange<Int>, answer: MockedAnswer)]) {
    self.name = name
    self.answers = answers
  }

  /// The answer to an attempt, counted from 0; nil when there are no more.
  public func answer(toAttempt attempt: Int) -> MockedAnswer? {
    answers.first { $0.attempts.contains(attempt) }?.answer
  }

  /// How many attempts are answered.
  public var attemptCount: Int { answers.last.map { $0.attempts.upperBound + 1 } ?? 0 }

  public static func == (left: MockedResponse, right: MockedResponse) -> Bool {
    left.name == right.name && left.answers.elementsEqual(right.answers) { $0 == $1 }
  }
}

/// What an attempt is answered with, and after how long.
public struct MockedAnswer: Sendable, Equatable {
  public let result: Result
  /// `DurationSeconds`; zero where the file has none.
  public let duration: Duration

  public init(_ result: Result, after duration: Duration = .zero) {
    self.result = result
    self.duration = duration
  }

  public enum Result: Sendable, Equatable {
    case returned(JSON)
    case thrown(ErrorOutput)
  }
}
