#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Sees to it that no file is opened under the number of a standard stream that is closed.
///
/// Reading and writing there go on to fail, as whoever closed it has to expect.
func occupyClosedDescriptors() {
  for (descriptor, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
  where fcntl(descriptor, F_GETFD) == -1 {
    // The lowest free number is taken, which is this one.
    _ = open("/dev/null", mode)
  }
}

func endProcess(_ status: Program.Status) -> Never {
  switch status {
  case .exit(let code): exit(code.rawValue)
  case .brokenPipe: Signals.dieOfBrokenPipe()
  }
}
