import ASLModel
public import Diagnostics

/// A field that the Context Object has in other states only.
public enum UnavailableContextField: Rule {
  public static let name: Diagnostic.Rule = "unavailable-context-field"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A path or expression reads the task token or the item of a Map where there is none.",
    why: """
      The Context Object has Task in Tasks with .waitForTaskToken alone, and Map in a Map state and \
      the states inside it. Elsewhere the state fails. Often the pattern is missing at the end of \
      the Resource.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Parameters": {
        "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q",
        "MessageBody": { "token.$": "$$.Task.Token" }
      }
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "Parameters": {
        "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q",
        "MessageBody": { "token.$": "$$.Task.Token" }
      }
      """#),
    source: "Step Functions guide, \"Accessing execution data from the Context object\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard let machine = subject.definition.machine else { return }
    for (state, _) in subject.states {
      for read in subject.contextReads(of: state.id) {
        switch read.names.first {
        case "Task" where !hasToken(state):
          report.add(
            .noToken, at: read.range, label: "this state has no task token",
            help: ["tasks whose Resource ends in '.waitForTaskToken' have one"])
        case "Map" where !isInMap(state, machine):
          report.add(.noItem, at: read.range, label: "this state is in no Map")
        default: break
        }
      }
    }
  }

  private static func hasToken(_ state: State) -> Bool {
    guard case .task(let task) = state.kind else { return false }
    // A deployment may fill in the pattern.
    guard !Definition.hasPlaceholder(task.resource.arn) else { return true }
    return switch task.resource.kind {
    case .lambdaFunction: false
    case .activity: true
    // Of tasks that wait for a job it is not on record.
    case .service(let service): service.pattern != .requestResponse
    }
  }

  private static func isInMap(_ state: State, _ machine: StateMachine) -> Bool {
    var place: State? = state
    while let current = place {
      if case .map = current.kind { return true }
      place = current.parent.map { machine[$0.state] }
    }
    return false
  }
}

extension Diagnostic.Message {
  fileprivate static let noToken: Self =
    "the Context Object has 'Task' only in tasks with '.waitForTaskToken'"
  fileprivate static let noItem: Self =
    "the Context Object has 'Map' only in Map states and the states inside them"
}
