import ASLRuntime
import JSONTree

/// The topics of a configuration.
struct Topics: TopicCapability {
  let configuration: ResourceConfiguration
  let environment: LocalEnvironment

  /// How long an endpoint may take.
  private static let patience = Duration.seconds(30)

  func contains(_ topicARN: String) -> Bool { backend(for: topicARN) != nil }

  private func backend(for topicARN: String?) -> TopicBackend? {
    guard let topics = configuration.topics else { return nil }
    guard !topics.isEmpty, let topicARN else { return .trace }
    return topics.value(forTopic: topicARN)
  }

  func publish(
    _ notification: Notification, log: @escaping @Sendable (String) -> Void
  ) async throws(TopicFailure) {
    // A telephone number is no topic: its messages are shown.
    guard let backend = notification.topicARN == nil ? .trace : backend(for: notification.topicARN)
    else { throw .notFound }
    show(notification.envelope, log)
    switch backend {
    case .trace: break
    case .file(let path): try MessageFile.append(notification.envelope, to: path)
    case .command(let configuration): try await run(configuration, notification, log)
    case .url(let address): try await post(address, notification)
    }
  }

  private func show(_ envelope: JSON, _ log: @Sendable (String) -> Void) {
    let subject = envelope["Subject"]?.stringValue.map { "\($0): " } ?? ""
    log("\(subject)\(envelope["Message"]?.stringValue ?? "")")
  }

  private func run(
    _ configuration: CommandConfiguration, _ notification: Notification,
    _ log: @escaping @Sendable (String) -> Void
  ) async throws(TopicFailure) {
    let variables = environment.inherited.merging(environment.common) { _, new in new }
    let command = ChildCommand(
      configuration.command[0], Array(configuration.command.dropFirst()),
      environment: variables.merging(configuration.environment) { _, new in new },
      workingDirectory: configuration.workingDirectory,
      input: .bytes(Array(notification.envelope.text.utf8) + [UInt8(ascii: "\n")]),
      outputs: [1: .lines(.task, log), 2: .lines(.task, log)])
    let result: ChildProcessResult?
    do throws(ChildProcessError) {
      let patience = Duration.seconds(configuration.timeoutSeconds)
      result = try await ASLIntegrations.run(command, within: patience)
    } catch {
      throw .rejected(error.description)
    }
    guard let result else {
      throw .rejected("the command took longer than \(configuration.timeoutSeconds) seconds")
    }
    switch result.exit {
    case .code(0): break
    case .code(let code): throw .rejected("the command ended with exit code \(code)")
    case .signal(let signal): throw .rejected("signal \(signal) ended the command")
    }
  }

  /// The headers of SNS. SNS Developer Guide, "HTTP/HTTPS headers".
  private func post(_ address: String, _ notification: Notification) async throws(TopicFailure) {
    let answer: HTTPClient.Answer
    do throws(HTTPClient.Failure) {
      answer = try await HTTPClient.post(
        address, Array(notification.envelope.text.utf8),
        fields: [
          "Content-Type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "Notification",
          "x-amz-sns-message-id": notification.envelope["MessageId"]?.stringValue ?? "",
          "x-amz-sns-topic-arn": notification.topicARN ?? "",
        ], patience: Self.patience)
    } catch {
      throw .unreachable(error.message)
    }
    guard 200..<300 ~= answer.status else {
      throw .rejected("the endpoint \(address) answered with status \(answer.status)")
    }
  }
}
