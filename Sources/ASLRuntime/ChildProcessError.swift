#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a child process could not be started. Nothing of it is left.
public enum ChildProcessError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no such file, or no such name in any folder of `PATH`.
  case commandNotFound(String)
  /// The file is there but cannot be run: its permissions, its format, or it is a folder.
  case notExecutable(String, errno: CInt)
  case workingDirectory(String, errno: CInt)
  /// Arguments and environment together are longer than the system takes.
  case argumentsTooLong(byteCount: Int)
  /// An argument, a variable or a path has a zero byte in it, which no program can be given.
  case zeroByte(in: String)
  /// Another system call failed: too many processes, too many open files.
  case system(call: String, errno: CInt)

  /// The system's number for the error.
  public var errno: CInt {
    switch self {
    case .commandNotFound: ENOENT
    case .argumentsTooLong: E2BIG
    case .zeroByte: EINVAL
    case .notExecutable(_, let errno), .workingDirectory(_, let errno), .system(_, let errno): errno
    }
  }

  public var description: String {
    switch self {
    case .commandNotFound(let command): "command not found: \(command)"
    case .notExecutable(let path, let errno): "cannot run \(path): \(Self.text(errno))"
    case .workingDirectory(let path, let errno):
      "cannot use working directory \(path): \(Self.text(errno))"
    case .argumentsTooLong(let byteCount):
      "arguments and environment are too long for the system: \(byteCount) bytes"
    case .zeroByte(let text): "a zero byte in '\(text.filter { $0 != "\0" })'"
    case .system(let call, let errno): "\(call) failed: \(Self.text(errno))"
    }
  }

  private static func text(_ errno: CInt) -> String { String(cString: strerror(errno)) }
}
