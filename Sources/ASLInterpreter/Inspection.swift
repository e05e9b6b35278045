public import JSONTree

/// The values between a state's input and output, for somebody who looks; nil where there is none
/// yet.
public struct Inspection: Sendable, Equatable {
  public internal(set) var afterInputPath: JSON?
  public internal(set) var afterParameters: JSON?
  public internal(set) var result: JSON?
  public internal(set) var afterResultSelector: JSON?
  public internal(set) var afterResultPath: JSON?
}

extension Execution {
  /// Keeps values between, where the settings ask for it.
  mutating func inspect(_ slot: Int, _ change: (inout Inspection) -> Void) {
    guard settings.inspects else { return }
    change(&branches[slot].inspection[orSet: Inspection()])
  }
}

extension Optional {
  fileprivate subscript(orSet fallback: Wrapped) -> Wrapped {
    get { self ?? fallback }
    set { self = newValue }
  }
}
