#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

func endProcess(_ status: Program.Status) -> Never {
  switch status {
  case .exit(let code): exit(code.rawValue)
  case .brokenPipe: Signals.dieOfBrokenPipe()
  }
}
