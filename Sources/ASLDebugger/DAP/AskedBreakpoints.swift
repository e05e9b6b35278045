import ASLModel
import DebugAdapterProtocol

/// What a client has asked to stop at, by what it was asked with.
struct AskedBreakpoints: Sendable {
  /// In the order of the requests; the last of each kind replaces the ones before.
  private(set) var asked: [Kind: [Asked]] = [:]

  enum Kind: Sendable, Hashable, CaseIterable {
    case source, function, data, error
  }

  /// One that was asked for; equal ones keep their number and their count of hits.
  struct Asked: Sendable {
    let wish: Wish
    /// The session's number; nil where it could not be made.
    let id: Int?
  }

  /// What a breakpoint is asked for with.
  struct Wish: Sendable, Equatable {
    let target: Target
    var condition: String?
    var hitCondition: String?
    var logMessage: String?
  }

  enum Target: Sendable, Equatable {
    /// From 1, the column in bytes.
    case line(Int, column: Int?)
    case place(String)
    case value(String)
    case error(ErrorFilter)
    /// Something that cannot be, and why.
    case nothing(String)
  }

  subscript(_ kind: Kind) -> [Asked] { asked[kind] ?? [] }

  mutating func set(_ kind: Kind, _ all: [Asked]) { asked[kind] = all }

  private func kind(of id: Int) -> Kind? {
    Kind.allCases.first { self[$0].contains { $0.id == id } }
  }

  func reason(of ids: [Int]) -> DebugAdapterProtocol.Stop.Reason {
    let kinds = ids.compactMap { kind(of: $0) }
    if kinds.contains(.error) { return .exception }
    if kinds.contains(.source) { return .breakpoint }
    if kinds.contains(.function) { return .functionBreakpoint }
    return kinds.contains(.data) ? .dataBreakpoint : .breakpoint
  }

  func description(of ids: [Int], _ error: ErrorOutput?) -> String {
    switch reason(of: ids) {
    case .exception: "Stopped at the error \(error?.error?.text ?? "without a name")"
    case .dataBreakpoint: "Stopped as a value changed"
    default: "Stopped at a breakpoint"
    }
  }
}
