import Foundation

/// What the system has counted for this process so far, or for the children it has waited for.
struct ResourceUse {
  /// The greatest resident size.
  let peakBytes: Int
  /// The time on a processor, in the program and in the system.
  let seconds: Double

  init(ofChildren: Bool) {
    var usage = rusage()
    let who = ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF
    #if os(Linux)
      getrusage(who.rawValue, &usage)
      peakBytes = usage.ru_maxrss * 1024
    #else
      getrusage(who, &usage)
      peakBytes = usage.ru_maxrss
    #endif
    let times = [usage.ru_utime, usage.ru_stime]
    seconds = times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}

/// Why a program could not be timed.
struct ProgramError: Error, CustomStringConvertible {
  let description: String
}

/// Runs a program to its end, without input and with its output thrown away.
///
/// - Throws: ``ProgramError`` if it does not start or does not exit with 0.
func run(_ program: String, _ arguments: [String]) throws(ProgramError) {
  #if os(Linux)
    var actions = posix_spawn_file_actions_t()
  #else
    var actions: posix_spawn_file_actions_t?
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (descriptor, flags) in [(Int32(0), O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", flags, 0)
  }
  var words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var pid = pid_t()
  let failure = posix_spawn(&pid, program, &actions, nil, &words, environ)
  guard failure == 0 else {
    throw ProgramError(description: "\(program): \(String(cString: strerror(failure)))")
  }
  var status: Int32 = 0
  while waitpid(pid, &status, 0) < 0, errno == EINTR {}
  guard status == 0 else {
    throw ProgramError(description: "\(program) ended with wait status \(status)")
  }
}
