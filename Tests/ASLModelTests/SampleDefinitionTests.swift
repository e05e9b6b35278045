import ASLModel
import Diagnostics
import Foundation
import JSONTree
import Testing

/// The published samples under `definitions/`.
struct SampleDefinitionTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("definitions")

  private static let samples: [String] = {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
        let definition = folder.appendingPathComponent("\($0)/state-machine.asl.json")
        return FileManager.default.fileExists(atPath: definition.path)
      }
    } catch {
      return []
    }
  }()

  @Test(arguments: samples)
  func aSampleIsParsedWithItsSubstitutions(_ name: String) throws {
    let sample = Self.folder.appendingPathComponent(name)
    let values = try Data(contentsOf: sample.appendingPathComponent("substitutions.json"))
    let definition = try Data(contentsOf: sample.appendingPathComponent("state-machine.asl.json"))
    let result = StateMachine.parse(
      SourceText(name: name, bytes: Array(definition)),
      substitutions: try #require(Substitutions(try JSON(parsing: Array(values)))))
    #expect(result.diagnostics.isEmpty)
    let machine = try #require(result.machine)
    let graph = StateGraph(machine, machine.top)
    #expect(graph.reachable.count == graph.states.count)
    #expect(!graph.terminals.isEmpty)
  }
}
