import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A child process just started, and this side's ends of its pipes.
struct SpawnedChild: Sendable {
  let processID: pid_t
  let input: CInt?
  let outputs: [Output]

  struct Output: Sendable {
    let number: Int
    let reader: CInt
    let output: ChildOutput
  }

  static func spawn(_ command: ChildCommand) throws(ChildProcessError) -> SpawnedChild {
    let environment = command.environment ?? ProcessInfo.processInfo.environment
    let image = try ExecutableLookup(environment: environment, folder: command.workingDirectory)
      .find(command.executable)
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    return try oneAtATime.withLock { _ throws(ChildProcessError) in
      var plan = DescriptorPlan(highest: command.outputs.keys.max() ?? 2)
      defer { plan.closeChildEnds() }
      do throws(ChildProcessError) {
        try plan.add(command)
        let processID = try posixSpawn(
          image, [command.executable] + command.arguments, variables, plan,
          command.workingDirectory)
        LivingGroups.insert(processID)
        return SpawnedChild(processID: processID, input: plan.input, outputs: plan.outputs)
      } catch {
        plan.closeOwnEnds()
        throw error
      }
    }
  }

  /// A pipe is marked close-on-exec only after it is made; no other child may start in between.
  private static let oneAtATime = Mutex(())

  /// Returns when the child has ended, which leaves its number its own until it is collected.
  func waitForEnd() {
    var information = siginfo_t()
    while waitid(P_PID, id_t(processID), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
  }

  /// Kills what is left of the group while its number is still its own, then collects the leader,
  /// waiting for its end if need be.
  func collect() -> ChildExit {
    kill(-processID, SIGKILL)
    LivingGroups.remove(processID)
    var status: CInt = 0
    while waitpid(processID, &status, 0) == -1, errno == EINTR {}
    return ChildExit(waitStatus: status)
  }

  /// Ends a child that nobody can look after.
  func abandon() {
    _ = collect()
    if let input { close(input) }
    for output in outputs { close(output.reader) }
  }
}

extension ChildExit {
  /// The encoding that `waitpid` gives: the signal in the low 7 bits, else the code above 8 bits.
  fileprivate init(waitStatus status: CInt) {
    let signal = Int(status & 0x7f)
    self = signal == 0 ? .code(Int(status >> 8) & 0xff) : .signal(signal)
  }
}

/// Which descriptor of this process becomes which of the child.
private struct DescriptorPlan {
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

/// Finds the file of a command as a shell does, but in the child's own `PATH` and folder.
private struct ExecutableLookup {
  let environment: [String: String]
  let folder: String?

  func find(_ command: String) throws(ChildProcessError) -> String {
    try checkFolder()
    guard !command.utf8.contains(0) else { throw .zeroByte(in: command) }
    guard !command.isEmpty else { throw .commandNotFound(command) }
    if command.utf8.contains(UInt8(ascii: "/")) {
      return try check(command, named: command)
    }
    var refusal: ChildProcessError?
    for directory in searchPath {
      let candidate = directory.isEmpty ? "./\(command)" : "\(directory)/\(command)"
      do { return try check(candidate, named: command) } catch {
        if case .notExecutable = error { refusal = refusal ?? error }
      }
    }
    throw refusal ?? .commandNotFound(command)
  }

  private var searchPath: [Substring] {
    (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":", omittingEmptySubsequences: false)
  }

  private func check(_ path: String, named name: String) throws(ChildProcessError) -> String {
    let isRelative = path.utf8.first != UInt8(ascii: "/")
    let place = isRelative ? folder.map { "\($0)/\(path)" } ?? path : path
    var information = stat()
    guard stat(place, &information) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .commandNotFound(name) }
      throw .notExecutable(path, errno: errno)
    }
    if information.st_mode & S_IFMT == S_IFDIR { throw .notExecutable(path, errno: EISDIR) }
    guard access(place, X_OK) == 0 else { throw .notExecutable(path, errno: errno) }
    return path
  }

  private func checkFolder() throws(ChildProcessError) {
    guard let folder else { return }
    guard !folder.utf8.contains(0) else { throw .zeroByte(in: folder) }
    var information = stat()
    guard stat(folder, &information) == 0 else { throw .workingDirectory(folder, errno: errno) }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      throw .workingDirectory(folder, errno: ENOTDIR)
    }
    guard access(folder, X_OK) == 0 else { throw .workingDirectory(folder, errno: errno) }
  }
}

private func posixSpawn(
  _ image: String, _ arguments: [String], _ environment: [String], _ plan: DescriptorPlan,
  _ folder: String?
) throws(ChildProcessError) -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  for (own, childs) in plan.duplicates { posix_spawn_file_actions_adddup2(&actions, own, childs) }
  if let folder { addWorkingDirectory(&actions, folder) }
  var everySignal = sigset_t()
  sigemptyset(&everySignal)
  for signal in 1..<CInt(32) where signal != SIGKILL && signal != SIGSTOP {
    sigaddset(&everySignal, signal)
  }
  posix_spawnattr_setsigdefault(&attributes, &everySignal)
  var noSignal = sigset_t()
  sigemptyset(&noSignal)
  posix_spawnattr_setsigmask(&attributes, &noSignal)
  var flags = ownSession | CInt(POSIX_SPAWN_SETSIGDEF) | CInt(POSIX_SPAWN_SETSIGMASK)
  #if canImport(Darwin)
    flags |= CInt(POSIX_SPAWN_CLOEXEC_DEFAULT)
  #endif
  posix_spawnattr_setflags(&attributes, Int16(flags))

  for text in arguments + environment where text.utf8.contains(0) { throw .zeroByte(in: text) }
  var processID: pid_t = 0
  let error = withCStrings(arguments) { argv in
    withCStrings(environment) { envp in
      posix_spawn(&processID, image, &actions, &attributes, argv, envp)
    }
  }
  switch error {
  case 0: return processID
  case E2BIG:
    throw .argumentsTooLong(
      byteCount: (arguments + environment).reduce(0) { $0 + $1.utf8.count + 1 })
  case ENOENT: throw .notExecutable(image, errno: error)  // its interpreter (`#!`) is missing
  case EACCES, ENOEXEC, ETXTBSY, EPERM: throw .notExecutable(image, errno: error)
  default: throw .system(call: "posix_spawn", errno: error)
  }
}

/// Calls `body` with the texts as a null-terminated array of C strings, all in one allocation.
private func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  var bytes: [UInt8] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
  }
  return bytes.withUnsafeMutableBytes { buffer in
    let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
    return body(starts.map { base?.advanced(by: $0) } + [nil])
  }
}

#if canImport(Darwin)
  private let ownSession = CInt(POSIX_SPAWN_SETSID)

  private func addWorkingDirectory(
    _ actions: inout posix_spawn_file_actions_t?, _ folder: String
  ) {
    posix_spawn_file_actions_addchdir_np(&actions, folder)
  }
#else
  /// `POSIX_SPAWN_SETSID` of `<spawn.h>`, which Swift does not see because it is a GNU extension.
  private let ownSession: CInt = 0x80

  /// Of glibc 2.29 and musl 1.1.24 on; a GNU extension too, so it is declared here.
  @_silgen_name("posix_spawn_file_actions_addchdir_np")
  @discardableResult
  private func addWorkingDirectory(
    _ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ folder: UnsafePointer<CChar>
  ) -> CInt
#endif
