import JSONTree

/// Publishes messages.
protocol TopicCapability: Sendable {
  /// Whether a topic of that ARN exists.
  func contains(_ topicARN: String) -> Bool

  /// - Parameter log: takes what a person shall see of it.
  func publish(
    _ notification: Notification, log: @escaping @Sendable (String) -> Void
  ) async throws(TopicFailure)
}

/// A message on its way to the subscribers.
struct Notification: Sendable, Equatable {
  /// nil for a message to a phone number.
  let topicARN: String?
  /// The JSON that SNS delivers to an HTTP endpoint. SNS Developer Guide, "HTTP/HTTPS notification
  /// JSON format".
  let envelope: JSON
}

enum TopicFailure: Error, Sendable, Equatable {
  case notFound
  /// The endpoint does not take it: why.
  case rejected(String)
  case unreachable(String)
}
