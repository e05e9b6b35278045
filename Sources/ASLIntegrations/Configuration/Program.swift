#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A program as a shell would find it.
enum Program {
  /// The absolute path of a program: a name is looked up in `PATH`, a path with a slash from a
  /// folder.
  ///
  /// - Returns: nil when there is no such file that can be run.
  static func find(
    _ name: String, from folder: String,
    searchPath: String? = ProcessInfo.processInfo.environment["PATH"]
  ) -> String? {
    if name.contains("/") {
      let path = join(folder, name)
      return isExecutable(path) ? path : nil
    }
    let folders = (searchPath ?? "/usr/bin:/bin").split(separator: ":")
    return folders.lazy.map { join(String($0), name) }.first(where: isExecutable)
  }

  private static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path) && !isFolder(path)
  }
}

/// Where a handler's code stands.
struct HandlerFile {
  let runtime: HandlerConfiguration.Runtime
  let module: String
  let function: String

  /// Splits a handler's name as its runtime does: Python's at the last dot, as a module's name has
  /// dots too; that of Node.js at the first dot after the folders.
  init?(_ name: String, _ runtime: HandlerConfiguration.Runtime) {
    let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    let file = name[start...]
    let found =
      switch runtime {
      case .python: file.lastIndex(of: ".")
      case .nodejs: file.firstIndex(of: ".")
      }
    guard let dot = found, dot > start, name.index(after: dot) < name.endIndex else { return nil }
    self.runtime = runtime
    module = String(name[..<dot])
    function = String(name[name.index(after: dot)...])
  }

  /// The files, relative to the working directory, that can hold the module.
  var candidates: [String] {
    switch runtime {
    case .python:
      let path = module.replacing(".", with: "/")
      return ["\(path).py", "\(path)/__init__.py"]
    case .nodejs: return runtime.extensions.map { "\(module).\($0)" }
    }
  }
}

/// A path that is absolute already, or starts from a folder; `.` and `..` resolved.
func join(_ folder: String, _ path: String) -> String {
  let full = path.hasPrefix("/") ? path : folder + "/" + path
  return URL(fileURLWithPath: full).standardizedFileURL.path
}

func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

/// A path with a slash at its end is there only where it leads to a folder.
func isFolder(_ path: String) -> Bool { exists(path + "/") }
