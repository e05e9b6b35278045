import ASLModel
import ASLValidator
import Diagnostics

/// The text of a file that is to be checked, or why there is none.
///
/// Of a file that is larger than a definition can be, no more is read than that.
enum DefinitionText {
  case text(SourceText)
  /// Only its first bytes were read.
  case tooLarge(SourceText, byteCount: Int?)

  /// How many bytes a definition can have.
  static let limit = DefinitionOptions().maximumBytes

  static func read(
    _ path: String, _ console: Console
  ) throws(CommandFailure) -> DefinitionText {
    let status = path == "-" ? nil : try status(of: path)
    if let status { try refuse(path, status.kind) }
    let source = try InputFile(path: path, role: "the definition").read(console, upTo: limit + 1)
    guard source.bytes.count > limit else { return .text(source) }
    return .tooLarge(source, byteCount: status?.kind == .file ? status?.byteCount : nil)
  }

  private static func status(of path: String) throws(CommandFailure) -> FileStatus? {
    do throws(SystemError) {
      return try FileStatus(path)
    } catch {
      if error.isMissingFile, let target = linkTarget(of: path) {
        throw .brokenLink(path, target)
      }
      // Opening it says why, in the words of every command.
      return nil
    }
  }

  /// Refuses what may never end, or be there only once.
  private static func refuse(_ path: String, _ kind: FileStatus.Kind) throws(CommandFailure) {
    let isDescriptor = path == "/dev/stdin" || path.hasPrefix("/dev/fd/")
    switch kind {
    case .file, .folder: break
    case .pipe: if !isDescriptor { throw .notAFile(path, "a named pipe") }
    case .device: if !isDescriptor { throw .notAFile(path, "a device") }
    case .socket: throw .notAFile(path, "a socket")
    }
  }
}

extension DefinitionText {
  var source: SourceText {
    switch self {
    case .text(let source), .tooLarge(let source, _): source
    }
  }

  func findings(_ check: DefinitionCheck) -> [Diagnostic] {
    switch self {
    case .text(let source): return source.isUTF16 ? [Self.inUTF16] : check(source)
    case .tooLarge(_, let byteCount): return [Definition.tooLarge(byteCount: byteCount)]
    }
  }

  private static let inUTF16 = Diagnostic(
    InvalidJSON.name, .error, .inUTF16, at: .at(0), label: "its first bytes say so", pointer: "",
    help: ["save it as UTF-8"])
}

extension SourceText {
  /// Whether it has the byte order mark of UTF-16.
  fileprivate var isUTF16: Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }
}

extension Diagnostic.Message {
  fileprivate static let inUTF16: Self = "not JSON: the text is UTF-16, not UTF-8"
}

extension CommandFailure {
  static func unreadable(_ path: String, _ error: SystemError) -> CommandFailure {
    CommandFailure(.environment, "cannot read '\(visible(path))': \(error.text)")
  }

  fileprivate static func brokenLink(_ path: String, _ target: String) -> CommandFailure {
    CommandFailure(
      .environment,
      "cannot read the definition '\(visible(path))': it is a link to '\(visible(target))', "
        + "which does not exist")
  }

  fileprivate static func notAFile(_ path: String, _ what: String) -> CommandFailure {
    CommandFailure(
      .environment, "cannot read the definition '\(visible(path))': it is \(what)",
      help: ["what a program writes can be piped in: … | asl validate -"])
  }
}
