/// The ways a matcher has not yet tried, and what to undo on the way back to them.
struct PatternStack {
  private(set) var count = 0
  private var frames: UnsafeMutablePointer<Frame>
  private var capacity: Int
  /// Whether the memory is of this stack's own making.
  private var isOwned = false

  /// 128 MiB: twice what V8 gives its own.
  static let maximumCount = 1 << 23

  struct Frame: BitwiseCopyable {
    let kind: Kind
    /// A place in the program, or a register.
    let target: Int32
    /// The position to go on from, or the register's earlier value.
    let first: Int32
    /// Of a greedy run where it ends, `first` being its earliest end; of a lazy one how many more
    /// units it may take.
    let second: Int32

    enum Kind: UInt8 {
      case choice
      case register
      case greedyRun
      case lazyRun
      /// Where a lookahead or lookbehind began.
      case look
    }
  }

  /// - Parameter memory: for the first frames; it stays the caller's.
  init(_ memory: UnsafeMutableBufferPointer<Frame>) {
    frames = memory.baseAddress.unsafelyUnwrapped
    capacity = memory.count
  }

  subscript(_ index: Int) -> Frame { frames[index] }

  /// - Returns: false if there is no room.
  @inline(__always)
  mutating func push(_ frame: Frame) -> Bool {
    if count == capacity, !grow() { return false }
    frames[count] = frame
    count += 1
    return true
  }

  @inline(__always)
  mutating func pop() -> Frame {
    count -= 1
    return frames[count]
  }

  mutating func removeAll() { count = 0 }

  /// Removes all frames from a height on that are not registers to restore.
  mutating func keepRegisters(above height: Int) {
    var kept = height
    for index in height..<count where frames[index].kind == .register {
      frames[kept] = frames[index]
      kept += 1
    }
    count = kept
  }

  private mutating func grow() -> Bool {
    guard capacity < Self.maximumCount else { return false }
    capacity = min(4 * capacity, Self.maximumCount)
    let larger = UnsafeMutablePointer<Frame>.allocate(capacity: capacity)
    larger.update(from: frames, count: count)
    deallocate()
    frames = larger
    isOwned = true
    return true
  }

  /// Gives back the memory; the stack is not used afterwards.
  mutating func deallocate() {
    if isOwned { frames.deallocate() }
    isOwned = false
  }
}
