import ASLModel
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What a person sees of a definition with many mistakes.
struct DiagnosticGoldenTests {
  @Test(arguments: ["expressions", "order"])
  func findingsReadAsInTheGoldenFile(_ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).asl.json")
    let source = SourceText(name: "\(name).asl.json", bytes: Array(try Data(contentsOf: file)))
    let parsed = StateMachine.parse(source)
    let printer = DiagnosticPrinter(source: source, isColored: false, width: 100)
    try expectGolden(
      printer.text(for: parsed.diagnostics, limit: 100), "\(name).diagnostics.txt")
  }
}
