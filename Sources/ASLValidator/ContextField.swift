/// The fields of the Context Object.
///
/// - Note: Step Functions guide, "Accessing execution data from the Context object".
indirect enum ContextField {
  /// Anything may be below it, or nothing is.
  case value
  case object([(name: String, field: ContextField)])

  static let context = ContextField.object([
    (
      "Execution",
      .object(values("Id", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime", "Input"))
    ),
    ("Map", .object([("Item", .object(values("Index", "Key", "Source", "Value")))])),
    ("State", .object(values("EnteredTime", "Name", "RetryCount"))),
    ("StateMachine", .object(values("Id", "Name"))),
    ("Task", .object(values("Token"))),
  ])

  private static func values(_ names: String...) -> [(name: String, field: ContextField)] {
    names.map { ($0, .value) }
  }
}
