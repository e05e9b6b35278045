#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The variables of the environment: this process's own, or given ones.
enum Environment: Sendable {
  case process
  case values([String: String])

  subscript(_ name: String) -> String? {
    switch self {
    case .process: getenv(name).map { String(cString: $0) }
    case .values(let values): values[name]
    }
  }

  func hasText(_ name: String) -> Bool { !(self[name] ?? "").isEmpty }
}
