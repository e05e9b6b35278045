/// A service that Step Functions calls by an integration of its own, not by the AWS SDK: its
/// actions and the patterns of each.
///
/// - Note: Step Functions guide, "Integrating optimized services", and the page of each service.
public struct OptimizedIntegration: Sendable, Hashable {
  /// As a Resource names it: `elasticmapreduce`.
  public let service: String
  /// As the guide names it: `Amazon EMR`.
  public let title: String
  /// What the names of the service's own errors begin with: `DynamoDB`. As recorded or reported;
  /// for services of which nothing is known, the name of their API.
  public let errorPrefix: String
  /// Sorted by name.
  public let actions: [Action]
  /// Whether the guide lists the actions, so that there are no others.
  public let listsActions: Bool

  public struct Action: Sendable, Hashable {
    /// `startQueryExecution`.
    public let name: String
    public let patterns: [TaskResource.Pattern]
    /// The names of the parameters, sorted; nil where the guide only refers to the service's own
    /// API.
    public let parameters: [String]?
    /// Those without which the service does not take a request.
    public let required: [String]

    init(
      _ name: String, _ patterns: [TaskResource.Pattern], parameters: [String]? = nil,
      required: [String] = []
    ) {
      self.name = name
      self.patterns = patterns
      self.parameters = parameters
      self.required = required
    }
  }

  /// Sorted by service.
  public static var all: [OptimizedIntegration] { allOptimizedIntegrations }

  /// The integration of a service; nil for one that is called by the SDK alone.
  public init?(of service: TaskResource.Service) {
    guard !service.isSDK,
      let integration = Self.all.first(where: { $0.service == service.name })
    else { return nil }
    self = integration
  }

  init(
    service: String, title: String, errorPrefix: String, actions: [Action],
    listsActions: Bool = true
  ) {
    self.listsActions = listsActions
    self.service = service
    self.title = title
    self.errorPrefix = errorPrefix
    self.actions = actions
  }

  public func action(_ name: String) -> Action? { actions.first { $0.name == name } }
}

extension TaskResource.Service {
  /// Whether Step Functions has this action with this pattern. Of SDK integrations there are too
  /// many to list: any action may be one, and every one can wait for a task token, none for a job.
  public var isKnown: Bool {
    if isSDK { return pattern == .requestResponse || pattern == .waitForTaskToken }
    return OptimizedIntegration(of: self)?.action(action)?.patterns.contains(pattern) ?? false
  }
}
