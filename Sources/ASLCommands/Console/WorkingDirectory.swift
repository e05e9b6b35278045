#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder that this process works in; `.` where it is gone.
var workingDirectory: String {
  guard let pointer = getcwd(nil, 0) else { return "." }
  defer { free(pointer) }
  return String(cString: pointer)
}

/// The folder of a file; that of standard input is the working directory.
func absoluteFolder(of path: String) -> String {
  guard path != "-", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
    return workingDirectory
  }
  let folder = String(path[..<slash])
  return path.hasPrefix("/") ? (folder.isEmpty ? "/" : folder) : "\(workingDirectory)/\(folder)"
}
