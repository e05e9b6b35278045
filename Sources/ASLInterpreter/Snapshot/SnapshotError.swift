/// Why a JSON value is no execution of a state machine: what is wrong and where.
public struct SnapshotError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The way to the fault: `branches[2].phase`.
  public let place: String
  public let message: String

  public init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  public var description: String { place.isEmpty ? message : "\(place): \(message)" }
}
