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

/// Starts a program in a session of its own, with the descriptors of the plan and no others, and
/// with all signals as they are by default.
func posixSpawn(
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
  for stray in inheritableDescriptors() where !plan.gives(stray) {
    posix_spawn_file_actions_addclose(&actions, stray)
  }
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
      retryingBusyText { posix_spawn(&processID, image, &actions, &attributes, argv, envp) }
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

/// A program that was written just before may be open for writing still, in a process that is being
/// started elsewhere and has not closed what it inherited.
private func retryingBusyText(_ spawn: () -> CInt) -> CInt {
  for _ in 0..<20 {
    let error = spawn()
    guard error == ETXTBSY else { return error }
    usleep(5_000)
  }
  return spawn()
}

/// The descriptors of this process that a program it starts would inherit.
///
/// Ours are all closed then; whoever opened the others may have left that out.
private func inheritableDescriptors() -> [CInt] {
  #if os(Linux)
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    } catch {
      return []  // without /proc there is no list to go by
    }
    return names.compactMap { CInt($0) }.filter { descriptor in
      let flags = fcntl(descriptor, F_GETFD)
      return descriptor > 2 && flags >= 0 && flags & FD_CLOEXEC == 0
    }
  #else
    return []  // `POSIX_SPAWN_CLOEXEC_DEFAULT` closes them
  #endif
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
