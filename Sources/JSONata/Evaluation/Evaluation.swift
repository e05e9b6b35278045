import JSONTree

/// What all of one evaluation shares: the input, what was bound from outside, and the limits.
final class Evaluation {
  let root: Value
  let bindings: [String: Value]
  let options: JSONataOptions
  private var depth = 0
  private var steps = 0
  /// When the steps are next looked at: at their limit, and before it where somebody may give up.
  private var nextStop: Int
  private var bytes = 0
  /// Where the stack may reach; it grows towards lower addresses.
  let stackEnd: UInt
  /// The state of the generator behind `$random` and `$shuffle`.
  private var randomState: UInt64
  /// The frames that functions hold.
  private var captured: ContiguousArray<Unmanaged<Frame>> = []
  /// What frames let go of, while something is being released.
  private var remains: ContiguousArray<Remains> = []
  private var isReleasing = false
  private var kept: [JSON] = []

  init(root: Value, bindings: [String: Value], options: JSONataOptions) {
    self.root = root
    self.bindings = bindings
    self.options = options
    randomState = options.seed
    nextStop = Self.stop(after: 0, options)
    stackEnd = stackPosition() &- UInt(options.maximumStackBytes)
  }

  /// Evaluates a whole expression. Its frames, which refer to this object without holding it, end
  /// before it returns.
  func result(of code: Code, slotCount: Int) throws(JSONataError) -> JSONataResult {
    try withExtendedLifetime(self) { () throws(JSONataError) in
      try evaluate(code, slotCount)
    }
  }

  @inline(never)
  private func evaluate(_ code: Code, _ slotCount: Int) throws(JSONataError) -> JSONataResult {
    defer { finish() }
    let frame = Frame.make(slotCount, parent: nil, evaluation: self)
    return try JSONataResult(try code(root, frame), self)
  }

  // MARK: Limits

  /// Counts a step of work; a loop that never ends runs out of them.
  @inline(__always)
  func step(_ count: Int = 1) throws(JSONataError) {
    steps &+= count
    if steps > nextStop { try stop() }
  }

  /// How many steps are done before the evaluation asks again whether to give up.
  private static let stepsBetweenStops = 1_000_000

  private static func stop(after steps: Int, _ options: JSONataOptions) -> Int {
    options.isCancelled == nil
      ? options.maximumSteps : min(options.maximumSteps, steps &+ stepsBetweenStops)
  }

  @inline(never)
  private func stop() throws(JSONataError) {
    if steps > options.maximumSteps || options.isCancelled?() == true {
      throw JSONataError("D1012")
    }
    nextStop = Self.stop(after: steps, options)
  }

  /// How many steps may still be done.
  var stepsLeft: Int { max(0, options.maximumSteps - steps) }

  /// Goes that much deeper into calls; `leave` undoes it.
  @inline(__always)
  func enter(_ levels: Int) throws(JSONataError) {
    depth += levels
    if depth > options.maximumDepth || stackPosition() < stackEnd {
      depth -= levels
      throw JSONataError("D1011")
    }
  }

  @inline(__always)
  func leave(_ levels: Int) {
    depth -= levels
  }

  /// Refuses to evaluate nodes deeper than the limit.
  @inline(__always)
  func check(reach levels: Int) throws(JSONataError) {
    if depth + levels > options.maximumDepth { throw JSONataError("D1011") }
  }

  /// Refuses to go deeper where a value is walked through rather than an expression.
  func checkStack() throws(JSONataError) {
    if stackPosition() < stackEnd { throw JSONataError("D1011") }
  }

  func check(sequenceLength count: Int) throws(JSONataError) {
    if count > options.maximumSequenceLength {
      throw JSONataError("D2015", value: .integer(options.maximumSequenceLength))
    }
  }

  /// Counts the memory of so many values, and the work of making them.
  @inline(__always)
  func allocate(_ values: Int) throws(JSONataError) {
    try step(values)
    try allocate(bytes: values &* MemoryLayout<Value>.stride)
  }

  /// Counts memory: all that was ever asked for, as if nothing were given back.
  @inline(__always)
  func allocate(bytes count: Int) throws(JSONataError) {
    bytes &+= count
    if bytes > options.maximumBytes { throw JSONataError("U1002") }
  }

  /// Counts the work of walking through the texts among a function's arguments, and the memory of
  /// what it may make of them.
  @inline(__always)
  func allocate(for arguments: Arguments) throws(JSONataError) {
    for index in 0..<arguments.count {
      if case .string(let text) = arguments[index], text.utf8.count > 64 {
        try step(text.utf8.count / 32)
        try allocate(bytes: text.utf8.count)
      }
    }
  }

  /// A value that was made of others, unless it is nested too deep to be walked through.
  @inline(__always)
  func checked(_ value: Value) throws(JSONataError) -> Value {
    if value.depth > Self.maximumValueDepth { throw JSONataError("D1011") }
    return value
  }

  /// How deep arrays, objects and functions may be nested that the evaluation makes.
  static let maximumValueDepth = 250

  /// Keeps plain data to the end of the evaluation: letting go of it takes stack for each of its
  /// levels, of which there is enough only then.
  func keep(_ json: JSON) { kept.append(json) }

  // MARK: Random numbers

  /// The next number of the seeded generator (SplitMix64).
  func nextRandom() -> UInt64 {
    randomState &+= 0x9E37_79B9_7F4A_7C15
    return mixed(randomState)
  }

  /// A number from 0 up to, and without, 1.
  func nextRandomUnit() -> Double {
    Double(nextRandom() >> 11) * 0x1p-53
  }

  // MARK: Frames

  private enum Remains {
    case value(Value)
    case frame(Frame)
  }

  /// Lets go of what a frame holds, one thing after another: a chain of frames of any length takes
  /// no stack.
  func release(_ slots: UnsafeMutableBufferPointer<Value?>, _ parent: inout Frame?) {
    let isOutermost = !isReleasing
    isReleasing = true
    for slot in slots.indices {
      if let value = slots[slot], value.mayHoldFrames {
        remains.append(.value(value))
        slots[slot] = nil
      }
    }
    if let frame = parent {
      remains.append(.frame(frame))
      parent = nil
    }
    guard isOutermost else { return }
    while !remains.isEmpty { remains.removeLast() }
    isReleasing = false
  }

  func note(captured frame: Frame) -> Int {
    captured.append(.passUnretained(frame))
    return captured.count - 1
  }

  func forget(_ place: Int) {
    let last = captured.removeLast()
    guard place < captured.count else { return }
    captured[place] = last
    last.takeUnretainedValue().move(toCapturePlace: place)
  }

  /// Empties the frames that are still there: they and the functions in them hold each other.
  private func finish() {
    if captured.isEmpty { return }
    while let frame = captured.popLast() { frame.takeUnretainedValue().empty() }
  }
}

/// The output function of SplitMix64.
func mixed(_ state: UInt64) -> UInt64 {
  var value = state
  value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
  return value ^ (value >> 31)
}
