import Foundation
import Testing

@testable import ASLTestState

@Suite struct ServiceShapesTests {
  @Test func everyTableIsInTheList() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/ASLTestState/Shapes")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let tables = try files.sorted().flatMap { file in
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      return text.matches(of: /ServiceShapes\(\s*"([^"]+)"/).map { String($0.1) }
    }
    #expect(tables.sorted() == allServiceShapes.map(\.resourceType).sorted())
  }

  @Test(arguments: allServiceShapes.map(\.resourceType))
  func everyStructureOfATableIsInIt(resourceType: String) throws {
    let shapes = try #require(allServiceShapes.first { $0.resourceType == resourceType })
    let structures = shapes.structures
    #expect(!structures.isEmpty)
    for member in structures.values.joined() {
      if let name = member.type.structureName {
        #expect(structures[name] != nil, "\(name) of \(member.name)")
      }
    }
  }

  @Test func aTableReadsTypesAndLongLines() {
    let shapes = ServiceShapes(
      "sample",
      """
      act: Text! string(1..4), Count number(0..), Flag boolean, Kind |A|B
        |C, Parts [Part], ByName {string},
        More any
      Part: Next Part
      """)
    let members = shapes.structures["act"]
    #expect(members?.map(\.name) == ["Text", "Count", "Flag", "Kind", "Parts", "ByName", "More"])
    #expect(members?.map(\.isRequired) == [true] + Array(repeating: false, count: 6))
    #expect(
      members?.map(\.type) == [
        .string(lengths: 1...4), .number(0...Double.infinity), .boolean, .choice(["A", "B", "C"]),
        .list(.structure("Part")), .map(.string(lengths: 0...Int.max)), .any,
      ])
    #expect(shapes.structures["Part"]?.map(\.type) == [.structure("Part")])
  }

  @Test func aTableReadsSharedMembersAndNamedTexts() {
    let shapes = ServiceShapes(
      "sample",
      """
      put, update: Kinds [Kind], Of Kind
      Kind: |A
        |B
      """)
    let kind = ResultShape.MemberType.choice(["A", "B"])
    #expect(Set(shapes.structures.keys) == ["put", "update"])
    #expect(shapes.structures["put"]?.map(\.type) == [.list(kind), kind])
    #expect(shapes.structures["update"] == shapes.structures["put"])
    #expect(shapes.shape(ofAction: "update")?.members.map(\.name) == ["Kinds", "Of"])
  }
}

extension ResultShape.MemberType {
  fileprivate var structureName: String? {
    switch self {
    case .any, .boolean, .string, .number, .choice: nil
    case .list(let type), .map(let type): type.structureName
    case .structure(let name): name
    }
  }
}
