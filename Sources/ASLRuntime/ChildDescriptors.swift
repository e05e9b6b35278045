#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads one descriptor of a child to its end.
struct ChildOutputReader {
  let number: Int
  let descriptor: CInt
  private(set) var kept = ChildProcessResult.Output()
  private(set) var isFinished = false

  private let output: ChildOutput
  private var line: [UInt8] = []
  private var handedOn = 0

  private static let chunk = 64 * 1024
  /// How many chunks are read before the child's other descriptors have their turn.
  private static let chunksAtOnce = 16

  init(number: Int, descriptor: CInt, output: ChildOutput) {
    self.number = number
    self.descriptor = descriptor
    self.output = output
  }

  /// Takes what can be read now.
  mutating func drain() {
    withUnsafeTemporaryAllocation(byteCount: Self.chunk, alignment: 1) { buffer in
      for _ in 0..<Self.chunksAtOnce {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 {
          take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if count == -1, errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR {
          return
        } else {
          return finish()
        }
      }
    }
  }

  /// Takes what can be read now, and then no more.
  mutating func stop() {
    if !isFinished { drain() }
    if !isFinished { finish() }
  }

  private mutating func take(_ bytes: UnsafeRawBufferPointer) {
    switch output {
    case .discard, .inherit: kept.droppedBytes += bytes.count
    case .capture(let limit):
      let room = max(0, min(bytes.count, limit - kept.bytes.count))
      kept.bytes.append(contentsOf: bytes[..<room])
      kept.droppedBytes += bytes.count - room
    case .lines(let limits, let handler):
      let room = max(0, min(bytes.count, (limits.totalBytes ?? .max) - handedOn))
      handedOn += room
      kept.droppedBytes += bytes.count - room
      split(bytes[..<room], lineBytes: max(1, limits.lineBytes), handler)
    }
  }

  private mutating func split(
    _ bytes: Slice<UnsafeRawBufferPointer>, lineBytes: Int, _ handler: (String) -> Void
  ) {
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      line.append(contentsOf: rest[..<end])
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      handOn(lineBytes, handler)
      rest = rest[(end + 1)...]
    }
    line.append(contentsOf: rest)
    while line.count > lineBytes {
      handler(String(decoding: line[..<lineBytes], as: UTF8.self))
      line.removeFirst(lineBytes)
    }
  }

  private mutating func handOn(_ lineBytes: Int, _ handler: (String) -> Void) {
    var rest = line[...]
    while rest.count > lineBytes {
      handler(String(decoding: rest.prefix(lineBytes), as: UTF8.self))
      rest = rest.dropFirst(lineBytes)
    }
    handler(String(decoding: rest, as: UTF8.self))
    line.removeAll(keepingCapacity: true)
  }

  private mutating func finish() {
    isFinished = true
    close(descriptor)
    if case .lines(let limits, let handler) = output, !line.isEmpty {
      handOn(max(1, limits.lineBytes), handler)
    }
  }
}

/// Writes a child's standard input as fast as the child reads it.
struct ChildInputWriter {
  private let descriptor: CInt
  private var pieces: [Piece] = []
  private var isEnding = false
  private var isClosed = false

  private struct Piece {
    let bytes: [UInt8]
    var written = 0
    let continuation: CheckedContinuation<Bool, Never>?
  }

  init(descriptor: CInt) { self.descriptor = descriptor }

  /// What to wait for before the next ``pump()``; nil when there is nothing to write.
  var blockedDescriptor: CInt? { isClosed || pieces.isEmpty ? nil : descriptor }

  mutating func add(_ bytes: [UInt8], _ continuation: CheckedContinuation<Bool, Never>?) {
    if isEnding { continuation?.resume(returning: false) }
    guard !isEnding else { return }
    pieces.append(Piece(bytes: bytes, continuation: continuation))
    pump()
  }

  /// Ends the input once everything is written.
  mutating func end() {
    isEnding = true
    pump()
  }

  /// Ends the input now; what is not written yet is dropped.
  mutating func abandon() {
    isEnding = true
    if !isClosed { close(descriptor) }
    isClosed = true
    for piece in pieces { piece.continuation?.resume(returning: false) }
    pieces = []
  }

  /// Writes what fits.
  mutating func pump() {
    var done = 0
    while done < pieces.count, !isClosed {
      let piece = pieces[done]
      let count = piece.bytes[piece.written...].withUnsafeBytes {
        write(descriptor, $0.baseAddress, $0.count)
      }
      if count == -1 {
        if errno == EINTR { continue }
        if errno == EAGAIN || errno == EWOULDBLOCK { break }
        return abandon()
      }
      pieces[done].written += count
      if pieces[done].written == piece.bytes.count {
        piece.continuation?.resume(returning: true)
        done += 1
      }
    }
    pieces.removeFirst(done)
    if isEnding, pieces.isEmpty { abandon() }
  }
}
