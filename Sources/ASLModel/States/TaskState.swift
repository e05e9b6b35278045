/// Work that is done outside the machine.
public struct TaskState: Sendable, Equatable {
  public let resource: TaskResource
  public let timeoutSeconds: Field<Int>?
  public let heartbeatSeconds: Field<Int>?
  public let credentials: PayloadTemplate?
  public let retriers: [Retrier]
  public let catchers: [Catcher]
  public let transition: Transition

  public init(
    resource: TaskResource, timeoutSeconds: Field<Int>? = nil, heartbeatSeconds: Field<Int>? = nil,
    credentials: PayloadTemplate? = nil, retriers: [Retrier] = [], catchers: [Catcher] = [],
    transition: Transition
  ) {
    self.resource = resource
    self.timeoutSeconds = timeoutSeconds
    self.heartbeatSeconds = heartbeatSeconds
    self.credentials = credentials
    self.retriers = retriers
    self.catchers = catchers
    self.transition = transition
  }
}
