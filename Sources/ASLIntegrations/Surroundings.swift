import ASLModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What services reach the world through.
struct Surroundings: Sendable {
  var identity = AccountIdentity()
  let functions: any FunctionCapability
  let containers: any ContainerCapability
  let topics: any TopicCapability
  let objects: any ObjectCapability
  let tokens: TaskTokens
  let activities: ActivityQueues
  /// Where workers call back; nil when no state of the machine waits for them.
  var callbackURL: String?
  let background: BackgroundWork
  /// The programs that answer for services.
  var commands = TaskCommands()
  /// The state machine that an ARN names.
  var stateMachines: @Sendable (StateMachineARN) -> LocalStateMachine? = { _ in nil }
  /// The moment on this machine's clock.
  var now: @Sendable () -> Timestamp = { Timestamp(Date()) }
  /// A fresh lower-case UUID: request ids, message ids, task ids.
  var uuid: @Sendable () -> String = { UUID().uuidString.lowercased() }
}

extension Timestamp {
  init(_ date: Date) {
    self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded(.down)))
  }
}
