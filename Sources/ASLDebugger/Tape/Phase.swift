/// Where inside a state an execution can be stopped, in the order in which a state lives through
/// them; each state has those that apply to it.
public enum Phase: String, Sendable, Hashable, CaseIterable {
  /// The state is entered with its raw input.
  case enter
  /// The effective input is known: InputPath and Parameters, or Arguments.
  case input
  /// Of a Map: its items are known.
  case items
  /// A task is scheduled; branches or iterations are started.
  case call
  /// Of a Wait: until when is known.
  case wait
  /// Of a Choice: which rule leads on.
  case rule
  /// The work has a raw result.
  case result
  /// The work has failed.
  case error
  /// A Retrier has matched: it waits for the next attempt.
  case retry
  /// A Catcher has matched.
  case `catch`
  /// After ResultSelector.
  case select
  /// After Assign: variables are set.
  case assign
  /// After ResultPath and OutputPath, or Output.
  case output
  /// The state is left; where it leads is known.
  case next
  /// The execution has ended.
  case end
}
