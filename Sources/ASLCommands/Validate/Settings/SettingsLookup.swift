import Diagnostics

/// Finds the settings that hold for a file: of the nearest folder upwards that has some.
struct SettingsLookup {
  private var bySpelling: [String: Folder] = [:]
  private var byFolder: [String: ProjectSettings?] = [:]
  let console: Console

  init(console: Console) { self.console = console }

  /// A folder as paths lead to it.
  private struct Folder {
    /// Absolute, without links.
    let path: String
    let settings: ProjectSettings?
  }

  /// The settings for a file, and its path as they see it; nil where no settings hold for it.
  ///
  /// - Throws: what is wrong with a settings file.
  mutating func settings(
    for path: String
  ) throws(CommandFailure) -> (settings: ProjectSettings, path: String)? {
    let slash = path == "-" ? nil : path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let spelling = slash.map { String(path[...$0]) } ?? ""
    let folder = try folder(spelling)
    guard let folder, let settings = folder.settings else { return nil }
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    return (settings, "\(folder.path == "/" ? "" : folder.path)/\(name)")
  }

  private mutating func folder(_ spelling: String) throws(CommandFailure) -> Folder? {
    if let known = bySpelling[spelling] { return known }
    // A folder that is not there has a file that cannot be read, which says so.
    guard let real = realPath(spelling) else { return nil }
    let folder = Folder(path: real, settings: try settings(ofFolder: real))
    bySpelling[spelling] = folder
    return folder
  }

  private mutating func settings(
    ofFolder folder: String
  ) throws(CommandFailure) -> ProjectSettings? {
    if let known = byFolder[folder] { return known }
    let path =
      folder == "/" ? "/\(ProjectSettings.fileName)" : "\(folder)/\(ProjectSettings.fileName)"
    let settings: ProjectSettings?
    if isThere(path) {
      let source = try InputFile(path: shown(path), role: "the settings").read(console)
      settings = try ProjectSettings(source, folder: folder)
    } else {
      settings = folder == "/" ? nil : try self.settings(ofFolder: parent(of: folder))
    }
    byFolder[folder] = settings
    return settings
  }

  private func isThere(_ path: String) -> Bool {
    do throws(SystemError) {
      return try FileStatus(path).kind == .file
    } catch {
      return false
    }
  }

  /// Shorter where it is in the working directory.
  private func shown(_ path: String) -> String {
    let prefix = "\(workingDirectory)/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  private func parent(of folder: String) -> String {
    let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex
    return slash == folder.startIndex ? "/" : String(folder[..<slash])
  }
}
