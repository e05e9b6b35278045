import ASLModel
public import Diagnostics
import JSONTree

/// A state of an Express workflow that waits for a job, a callback, an activity or a Map Run.
public enum ExpressPattern: Rule {
  public static let name: Diagnostic.Rule = "express-pattern"
  public static let severity = Diagnostic.Severity.error
  public static let awsCode: AWSFinding.Code? = .schemaValidationFailed
  public static let explanation = Explanation(
    "An Express workflow uses .sync, .waitForTaskToken, an activity or a distributed Map.",
    why: """
      Express workflows have the request-response pattern and inline Maps alone: AWS refuses to \
      create them with anything else. Use a Standard workflow, or call it without waiting.
      """,
    failing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::ecs:runTask.sync",
      "Parameters": { "TaskDefinition": "convert" }
      """),
    passing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::ecs:runTask",
      "Parameters": { "TaskDefinition": "convert" }
      """),
    source: "Step Functions guide, \"Choosing workflow type\"; recorded answers of the service",
    workflow: .express)

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard subject.workflow == .express else { return }
    for (state, syntax) in subject.states {
      guard let what = refused(state), let place = place(of: state, syntax.value) else { continue }
      let isMap = state.type == .map
      report.add(
        .notInExpress(what), at: place,
        label: isMap
          ? "an Express workflow has no Map Runs" : "an Express workflow does not wait for this",
        help: [
          isMap
            ? #"use a Standard workflow, or "Mode": "INLINE""#
            : "use a Standard workflow, or the request-response pattern"
        ],
        aws: words(of: state))
    }
  }

  /// What a state needs that Express executions do not have.
  static func refused(_ state: State) -> String? {
    switch state.kind {
    case .task(let task): refused(task.resource)
    case .map: state.isDistributedMap ? "distributed Maps" : nil
    case .pass, .choice, .wait, .succeed, .fail, .parallel: nil
    }
  }

  /// As recorded from the service; what it says of a Map is not on record.
  private static func words(of state: State) -> String? {
    guard case .task(let task) = state.kind else { return nil }
    let what =
      task.resource.service.map { "'.\($0.pattern.rawValue)' service integration " }
      ?? "Activity ARN"
    return "Express state machine does not support \(what)"
  }

  /// Where a state says so.
  static func place(of state: State, _ syntax: JSONSyntax) -> SourceRange? {
    let value =
      state.type == .map
      ? syntax["ItemProcessor"]?["ProcessorConfig"]?["Mode"] : syntax["Resource"]
    return value?.range
  }

  private static func refused(_ resource: TaskResource) -> String? {
    switch resource.kind {
    case .lambdaFunction: nil
    case .activity: "activities"
    case .service(let service):
      service.pattern == .requestResponse ? nil : "'.\(service.pattern.rawValue)'"
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func notInExpress(_ what: String) -> Self {
    "Express workflows do not have \(what)"
  }
}
