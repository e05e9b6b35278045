/// The variables of one scope while it is evaluated: a lambda's call, a block, a tuple of a path.
///
/// One allocation, slots included. A slot without a value was not assigned yet; the variable of the
/// same name further out shows through.
final class Frame: ManagedBuffer<Frame.Header, Value?> {
  struct Header {
    let count: Int
    var parent: Frame?
    /// Outlives every frame: `Evaluation.finish` empties the ones that functions still hold.
    unowned(unsafe) let evaluation: Evaluation
    /// The place in `Evaluation.captured`; negative if no function was made in this frame.
    var capturePlace = -1
  }

  static func make(_ count: Int, in parent: Frame) -> Frame {
    make(count, parent: parent, evaluation: parent.evaluation)
  }

  static func make(_ count: Int, parent: Frame?, evaluation: Evaluation) -> Frame {
    let buffer = Frame.create(minimumCapacity: count) { _ in
      Header(count: count, parent: parent, evaluation: evaluation)
    }
    buffer.withUnsafeMutablePointerToElements { $0.initialize(repeating: nil, count: count) }
    return unsafeDowncast(buffer, to: Frame.self)
  }

  deinit {
    withUnsafeMutablePointers { header, slots in
      let evaluation = header.pointee.evaluation
      if header.pointee.capturePlace >= 0 { evaluation.forget(header.pointee.capturePlace) }
      let slots = UnsafeMutableBufferPointer(start: slots, count: header.pointee.count)
      if isKnownUniquelyReferenced(&header.pointee.parent)
        || slots.contains(where: { $0?.mayHoldFrames ?? false })
      {
        evaluation.release(slots, &header.pointee.parent)
      }
      slots.deinitialize()
    }
  }

  @inline(__always)
  subscript(_ slot: Int) -> Value? {
    get { withUnsafeMutablePointerToElements { $0[slot] } }
    set { withUnsafeMutablePointerToElements { $0[slot] = newValue } }
  }

  @inline(__always)
  var evaluation: Evaluation { withUnsafeMutablePointerToHeader { $0.pointee.evaluation } }

  /// The frame so many scopes further out.
  @inline(__always)
  func outer(_ hops: Int) -> Frame {
    var frame = self
    for _ in 0..<hops {
      guard let parent = frame.header.parent else { break }
      frame = parent
    }
    return frame
  }

  /// A frame with the same slots and parent.
  func copy() -> Frame {
    let copy = Frame.make(header.count, parent: header.parent, evaluation: evaluation)
    for slot in 0..<header.count { copy[slot] = self[slot] }
    return copy
  }

  /// Notes that a function holds this frame, so that the two may hold each other.
  func capture() {
    if header.capturePlace < 0 { header.capturePlace = evaluation.note(captured: self) }
  }

  /// Moves to another place among the captured frames.
  func move(toCapturePlace place: Int) { header.capturePlace = place }

  /// Lets go of everything, at the end of the evaluation.
  func empty() {
    header.capturePlace = -1
    for slot in 0..<header.count { self[slot] = nil }
    header.parent = nil
  }
}

extension Value {
  /// Whether frames may hang on the value, so that letting go of it may let go of a long chain.
  @inline(__always)
  var mayHoldFrames: Bool {
    switch self {
    case .array, .record, .function, .tuples, .tailCall: true
    case .undefined, .null, .bool, .number, .string, .json, .object: false
    }
  }
}
