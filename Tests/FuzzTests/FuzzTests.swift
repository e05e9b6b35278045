import Foundation
import Testing

/// The seeds of the fuzzer, and what it found, on a thread with a stack of 512 KiB.
@Suite struct FuzzTests {
  @Test(arguments: fuzzTargets)
  func whatTheFuzzerFoundIsWell(target: FuzzTarget) async throws {
    let inputs = try Self.inputs(of: target)
    #expect(!inputs.isEmpty)
    for (name, bytes) in inputs {
      let complaint = await onSmallStack { target.complaint(bytes) }
      #expect(complaint == nil, "\(name)")
    }
  }

  @Test func everyFolderOfInputsHasATarget() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names.filter { !$0.hasPrefix(".") }) == Set(fuzzTargets.map(\.name)))
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Inputs")

  private static func inputs(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = folder.appendingPathComponent(target.name)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, Array(try Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }

  private func onSmallStack(_ body: @escaping @Sendable () -> String?) async -> String? {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }
}
