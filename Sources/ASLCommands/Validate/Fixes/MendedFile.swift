import ASLValidator
import Diagnostics

/// A file whose findings were mended, before it is written.
struct MendedFile {
  /// As the user gave it.
  let path: String
  /// What the file holds.
  let before: SourceText
  let after: SourceText
  let fixed: [Fixer.Fixed]
  /// What was found before.
  let findingsBefore: [Diagnostic]

  var outcomeBefore: CheckedFile.Outcome { .found(FindingsInFile(before, findingsBefore)) }

  /// A line for every fix: `fixed order.asl.json:3:15: write 'Charge' [missing-target]`.
  func lines(_ verb: String) -> [String] {
    let inOrder = fixed.sorted {
      ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column)
    }
    return inOrder.map { fixed in
      let place = "\(visible(before.name)):\(fixed.position.line):\(fixed.position.column)"
      let title = fixed.finding.fix.map { visible($0.title) } ?? ""
      return "\(verb) \(place): \(title) [\(fixed.finding.rule)]"
    }
  }

  func diff(isColored: Bool) -> String? {
    UnifiedDiff(from: before, to: after, name: path == "-" ? "stdin" : path)
      .text(isColored: isColored)
  }

  /// Puts the mended text in the file's place, unless somebody else has changed the file meanwhile.
  func write(_ console: Console) throws(CommandFailure) {
    let file = try OutputFile(path, role: "the mended definition")
    let now = try InputFile(path: path, role: "the definition").read(console)
    guard now.bytes == before.bytes else {
      file.discard()
      throw CommandFailure(
        .environment, "'\(visible(path))' was changed by another program meanwhile; not fixed")
    }
    try file.append(after.bytes)
    try file.commit("")
  }
}
