import ASLModel
public import Diagnostics
import JSONTree

/// A service, an action or a pattern that Step Functions does not have.
public enum UnknownIntegration: Rule {
  public static let name: Diagnostic.Rule = "unknown-integration"
  public static let severity = Diagnostic.Severity.error
  public static let hasWarnings = true
  public static let awsCode: AWSFinding.Code? = .schemaValidationFailed
  public static let explanation = Explanation(
    "The Resource of a Task names an integration that does not exist.",
    why: """
      Optimized integrations have certain services, actions and patterns; AWS refuses to create \
      a state machine with any other. Every other action of a service is called as \
      arn:aws:states:::aws-sdk:SERVICE:ACTION.
      """,
    failing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::dynamodb:query",
      "Parameters": {}
      """#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "arn:aws:states:::aws-sdk:dynamodb:query",
      "Parameters": {}
      """#),
    source: "Step Functions guide, \"Integrating services\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .task(let task) = state.kind, let service = task.resource.service,
        !service.isKnown, !Definition.hasPlaceholder(task.resource.arn),
        let resource = syntax.value["Resource"]
      else { continue }
      report.add(
        .unknown(service), at: resource.range, label: label(service), help: help(service),
        fix: meant(service, in: task.resource.arn).map { .writing($0, at: resource.range) },
        severity: isCertain(service) ? .error : .warning,
        aws: AWSFinding.unrecognizedResource(task.resource.arn))
    }
  }

  /// The Resource that was certainly meant, with the service or the action spelt right.
  private static func meant(_ service: TaskResource.Service, in arn: String) -> String? {
    let services = OptimizedIntegration.all.map(\.service)
    var parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard !service.isSDK, parts.count >= 7, parts[5] == service.name,
      let name = services.contains(service.name)
        ? service.name : certainName(for: service.name, among: services),
      let integration = OptimizedIntegration.all.first(where: { $0.service == name })
    else { return nil }
    let actions = integration.actions.map(\.name)
    guard
      let action = actions.contains(service.action)
        ? service.action : certainName(for: service.action, among: actions),
      integration.action(action)?.patterns.contains(service.pattern) ?? false
    else { return nil }
    parts[5] = name
    parts[6] = action + parts[6].dropFirst(service.action.count)
    return parts.joined(separator: ":")
  }

  /// Whether AWS refuses it for certain: the guide lists the service's actions, or has no such
  /// service at all.
  private static func isCertain(_ service: TaskResource.Service) -> Bool {
    guard let integration = OptimizedIntegration(of: service) else { return true }
    return integration.listsActions || integration.action(service.action) != nil
  }

  private static func label(_ service: TaskResource.Service) -> String {
    guard !service.isSDK else { return "no SDK integration waits for a job" }
    guard let integration = OptimizedIntegration(of: service) else {
      let near = nearestName(
        to: service.name, among: OptimizedIntegration.all.map(\.service))
      return near.map { "did you mean '\($0)'?" } ?? "there is no such optimized integration"
    }
    guard let action = integration.action(service.action) else {
      let near = nearestName(to: service.action, among: integration.actions.map(\.name))
      return near.map { "did you mean '\($0)'?" } ?? "'\(service.name)' has no such action"
    }
    let patterns = action.patterns.map { $0 == .requestResponse ? "none" : ".\($0.rawValue)" }
    return "its patterns are \(patterns.joined(separator: ", "))"
  }

  private static func help(_ service: TaskResource.Service) -> [String] {
    guard !service.isSDK else { return [] }
    guard let integration = OptimizedIntegration(of: service) else {
      return ["other services are called as arn:aws:states:::aws-sdk:SERVICE:ACTION"]
    }
    guard integration.action(service.action) == nil else { return [] }
    let names = integration.actions.map(\.name).joined(separator: ", ")
    return [
      "\(service.name) has \(names)",
      "any action is called as arn:aws:states:::aws-sdk:\(service.name):\(service.action)",
    ]
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ service: TaskResource.Service) -> Self {
    "Step Functions has no integration '\(service.resourceType):\(service.resource)'"
  }
}
