import Diagnostics

extension Diagnostic.Severity {
  /// As options and documents name it.
  var name: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "information"
    }
  }

  init?(name: String) {
    switch name {
    case "error": self = .error
    case "warning": self = .warning
    case "information": self = .information
    default: return nil
    }
  }
}
