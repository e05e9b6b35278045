/// Frames by numbers that are never used again.
struct FrameHandles: Sendable {
  private var frames: [Int: Handle] = [:]
  private var next = 1
  private static let limit = 50_000

  struct Handle: Sendable {
    let frame: Frame
    /// Which stop it was shown at; the data of an earlier one is shown, but not changed.
    let stop: Int
    /// The timeline that its moment is on.
    let timeline: Int
  }

  subscript(_ id: Int) -> Handle? { frames[id] }

  mutating func add(_ frame: Frame, stop: Int, timeline: Int) -> Int {
    if frames.count >= Self.limit {
      let first = next - Self.limit / 2
      frames = frames.filter { $0.key >= first }
    }
    defer { next += 1 }
    frames[next] = Handle(frame: frame, stop: stop, timeline: timeline)
    return next
  }
}
