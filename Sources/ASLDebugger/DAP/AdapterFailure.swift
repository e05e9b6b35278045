import DebugAdapterProtocol

/// Why a request is not carried out, in the answer that says so.
struct AdapterFailure: Error, Equatable {
  let kind: Kind
  let text: String

  /// The raw value is the number of the error on the wire; it never changes its meaning.
  enum Kind: Int {
    case unknownCommand = 1
    case badArguments = 2
    /// It does not come in this order.
    case outOfOrder = 3
    /// The definition, or what the launch names beside it, is not right.
    case launch = 4
    case unknownReference = 5
    case evaluation = 6
    /// A change that is not possible there.
    case refused = 7
    /// The execution runs, or has ended.
    case notStopped = 8
    case unsupported = 9
  }

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  var outcome: ProtocolMessage.Outcome {
    // What is asked while nobody looks is not shown to a person.
    let isForUser = kind == .launch || kind == .refused || kind == .unsupported
    return .failure(
      message: kind == .notStopped ? "notStopped" : text,
      body: ErrorBody(id: kind.rawValue, text, showUser: isForUser).json)
  }
}

extension AdapterFailure {
  static func unknownCommand(_ name: String) -> Self {
    Self(.unknownCommand, "the request '\(name)' is not understood")
  }

  static func badArguments(_ command: String, _ error: ArgumentError) -> Self {
    Self(.badArguments, "the arguments of '\(command)' are wrong: \(error.message)")
  }

  static func outOfOrder(_ command: String, before: String) -> Self {
    Self(.outOfOrder, "'\(command)' can only come after '\(before)'")
  }

  static func twice(_ command: String) -> Self {
    Self(.outOfOrder, "'\(command)' has come before")
  }

  static let notStarted = Self(
    .outOfOrder, "nothing runs yet: 'launch' and 'configurationDone' come first")
  static let running = Self(.notStopped, "the execution runs: pause it first")
  static let ended = Self(.notStopped, "the execution has ended")

  static func unknownReference(_ what: String, _ number: Int) -> Self {
    Self(.unknownReference, "there is no \(what) \(number)")
  }
}
