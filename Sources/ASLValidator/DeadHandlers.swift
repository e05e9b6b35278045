import ASLModel
import JSONTree

/// A Retrier or Catcher that can never be used.
struct DeadHandler {
  /// Its `ErrorEquals`.
  let errors: JSONSyntax
  /// The `ErrorEquals` of an earlier one that takes its errors.
  let earlier: JSONSyntax
}

/// The Retriers or Catchers of which earlier ones take every error, in the order of the text.
func deadHandlers(_ handlers: [JSONSyntax]) -> [DeadHandler] {
  var seen: [(name: ErrorName, syntax: JSONSyntax)] = []
  var dead: [DeadHandler] = []
  for handler in handlers {
    guard let errors = handler["ErrorEquals"], let elements = errors.elements else { continue }
    let names = elements.compactMap(\.stringValue).map { ErrorName($0) }
    let takers = names.map { name in seen.first { $0.name.takes(name) }?.syntax }
    if let last = takers.compactMap({ $0 }).last, takers.allSatisfy({ $0 != nil }) {
      dead.append(DeadHandler(errors: errors, earlier: last))
    }
    seen += names.map { ($0, errors) }
  }
  return dead
}

extension ErrorName {
  /// Whether every error that another name matches is one that this name matches.
  ///
  /// - Note: Amazon States Language, "Errors": States.TaskFailed matches any error but
  ///   States.Timeout. A heartbeat that was missed is a States.Timeout.
  fileprivate func takes(_ other: ErrorName) -> Bool {
    switch self {
    case other, .all: true
    case .taskFailed: other != .timeout && other != .heartbeatTimeout && other != .all
    case .timeout: other == .heartbeatTimeout
    default: false
    }
  }
}
