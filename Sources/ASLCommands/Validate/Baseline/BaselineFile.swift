import Diagnostics

/// A baseline and the file that it is from.
struct BaselineFile {
  /// As the user gave it.
  let path: String
  let baseline: Baseline

  init(_ path: String, _ console: Console) throws(CommandFailure) {
    self.path = path
    let source = try InputFile(path: path, role: "the baseline").read(console)
    baseline = try Baseline(source, folder: Self.folder(of: path))
  }

  /// The folder that a file is in, without links.
  static func folder(of path: String) -> String {
    let folder = absoluteFolder(of: path)
    return realPath(folder) ?? folder
  }
}
