import ASLModel
import Diagnostics
import JSONTree

/// A Retrier or Catcher that can never be used.
struct DeadHandler {
  /// Its `ErrorEquals`.
  let errors: JSONSyntax
  /// The `ErrorEquals` of an earlier one that takes its errors.
  let earlier: JSONSyntax
}

/// The Retriers or Catchers of which earlier ones take every error, in the order of the text. What
/// follows States.ALL is another finding.
func deadHandlers(_ handlers: [JSONSyntax]) -> [DeadHandler] {
  var first: [ErrorName: Int] = [:]
  var dead: [DeadHandler] = []
  for (place, handler) in handlers.enumerated() {
    guard let errors = handler["ErrorEquals"], let elements = errors.elements else { continue }
    let names = elements.compactMap(\.stringValue).map { ErrorName($0) }
    let takers = names.map { name in
      [name, .taskFailed, .timeout].filter { $0.takes(name) }.compactMap { first[$0] }.min()
    }
    if case let last?? = takers.last, !takers.contains(nil),
      let earlier = handlers[last]["ErrorEquals"]
    {
      dead.append(DeadHandler(errors: errors, earlier: earlier))
    }
    for name in names where first[name] == nil { first[name] = place }
  }
  return dead
}

/// A rule about handlers that are never used.
protocol DeadHandlerRule: Rule {
  /// `Retry` or `Catch`.
  static var field: String { get }
  static var message: Diagnostic.Message { get }
}

extension DeadHandlerRule {
  public static var severity: Diagnostic.Severity { .warning }

  public static func check(_ subject: Subject, _ report: inout Report) {
    for entry in subject.definition.states {
      for dead in deadHandlers(entry.syntax.value[field]?.elements ?? []) {
        report.add(
          message, at: dead.errors.range, label: "never used",
          notes: [Diagnostic.Note("this one comes first", at: dead.earlier.range)])
      }
    }
  }
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
