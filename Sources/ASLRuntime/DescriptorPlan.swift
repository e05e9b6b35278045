#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which descriptor of this process becomes which of the child.
struct DescriptorPlan {
  private(set) var input: CInt?
  private(set) var outputs: [SpawnedChild.Output] = []
  private(set) var duplicates: [(own: CInt, childs: CInt)] = []
  /// Ends of pipes lie above all numbers that the child is given, so that none overwrites another.
  private let lowest: CInt

  init(highest: Int) { lowest = CInt(clamping: max(highest, 2)) + 1 }

  mutating func add(_ command: ChildCommand) throws(ChildProcessError) {
    switch command.input {
    case .none: try addNull(0, O_RDONLY)
    case .bytes, .open:
      let pipe = try makePipe()
      input = pipe.writer
      setNonBlocking(pipe.writer)
      try giveUp(pipe.reader, as: 0)
    }
    let outputs = command.outputs.merging([1: .discard, 2: .discard]) { given, _ in given }
    for (number, output) in outputs.sorted(by: { $0.key < $1.key }) where number > 0 {
      try add(output, number)
    }
  }

  private mutating func add(_ output: ChildOutput, _ number: Int) throws(ChildProcessError) {
    let childs = CInt(clamping: number)
    switch output {
    case .discard: try addNull(childs, O_WRONLY)
    case .inherit:
      let copy = fcntl(childs, F_DUPFD_CLOEXEC, lowest)
      if copy >= 0 { give(copy, as: childs) } else { try addNull(childs, O_WRONLY) }
    case .capture, .lines:
      let pipe = try makePipe()
      outputs.append(SpawnedChild.Output(number: number, reader: pipe.reader, output: output))
      setNonBlocking(pipe.reader)
      try giveUp(pipe.writer, as: childs)
    }
  }

  private mutating func give(_ own: CInt, as childs: CInt) {
    duplicates.append((own, childs))
  }

  private mutating func addNull(_ childs: CInt, _ mode: CInt) throws(ChildProcessError) {
    let opened = open("/dev/null", mode | O_CLOEXEC)
    guard opened >= 0 else { throw .system(call: "open /dev/null", errno: errno) }
    try giveUp(opened, as: childs)
  }

  /// Gives the descriptor away, moved up out of the way first.
  private mutating func giveUp(_ own: CInt, as childs: CInt) throws(ChildProcessError) {
    give(try moveUp(own), as: childs)
  }

  /// The same open file under a number that the child is not given. Closes the old one.
  private func moveUp(_ descriptor: CInt) throws(ChildProcessError) -> CInt {
    guard descriptor < lowest else { return descriptor }
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, lowest)
    let error = errno
    close(descriptor)
    guard moved >= 0 else { throw .system(call: "fcntl", errno: error) }
    return moved
  }

  /// Whether the child is given a descriptor of that number.
  func gives(_ number: CInt) -> Bool { duplicates.contains { $0.childs == number } }

  mutating func closeChildEnds() {
    for duplicate in duplicates { close(duplicate.own) }
    duplicates = []
  }

  func closeOwnEnds() {
    if let input { close(input) }
    for output in outputs { close(output.reader) }
  }
}

/// Both ends are closed in children.
func makePipe() throws(ChildProcessError) -> (reader: CInt, writer: CInt) {
  var ends: [CInt] = [-1, -1]
  guard pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  #if canImport(Darwin)
    _ = fcntl(ends[1], F_SETNOSIGPIPE, 1)
  #endif
  return (ends[0], ends[1])
}

func setNonBlocking(_ descriptor: CInt) {
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
}
