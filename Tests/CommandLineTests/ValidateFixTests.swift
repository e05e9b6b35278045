import Foundation
import Testing

/// `asl validate` where it changes files, or waits for somebody to change them.
struct ValidateFixTests {
  private static let faulty = """
    {
      "startAt": "First",\r
      "States": {"Frist": {"Type": "pass", "End": true}}
    }
    """
  private static let mended = faulty.replacing("startAt", with: "StartAt")
    .replacing("\"First\"", with: "\"Frist\"").replacing("pass", with: "Pass")

  @Test func aFileIsMendedInItsPlace() async throws {
    let folder = try Scratch(["real/order.asl.json": Self.faulty])
    let file = folder.url.appendingPathComponent("real/order.asl.json").path
    #expect(chmod(file, 0o666) == 0)
    #expect(symlink("real/order.asl.json", folder.url.appendingPathComponent("link").path) == 0)
    let result = try await asl(["validate", "--fix", "link"], in: folder)
    #expect(result.exitCode == 0)
    #expect(result.output == "1 file checked: nothing found\n")
    #expect(
      result.errors == """
        fixed link:2:3: write 'StartAt' [unknown-field]
        fixed link:2:14: write 'Frist' [missing-target]
        fixed link:3:32: write 'Pass' [unknown-value]

        """)
    #expect(try folder.text(of: "real/order.asl.json") == Self.mended)
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o666)
    #expect(try folder.files == ["link", "real"])
    let link = folder.url.appendingPathComponent("link").path
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/order.asl.json")
  }

  @Test func aDryRunChangesNothingAndItsDiffDoes() async throws {
    let folder = try Scratch(["a/order.asl.json": Self.faulty, "b.asl.json": Self.faulty])
    let result = try await asl(
      ["validate", "--fix", "--dry-run", "a/order.asl.json", "b.asl.json"], in: folder)
    #expect(result.exitCode == 1)
    #expect(result.errors == "2 files checked: nothing found\n")
    #expect(
      result.output.contains("--- a/a/order.asl.json\n+++ b/a/order.asl.json\n@@ -1,4 +1,4 @@"))
    #expect(try folder.text(of: "a/order.asl.json") == Self.faulty)
  }

  @Test func whatIsPipedInComesOutMended() async throws {
    let folder = try Scratch()
    let result = try await asl(["validate", "--fix", "-"], in: folder, input: Self.faulty)
    #expect(result.exitCode == 0)
    #expect(result.output == Self.mended)
    #expect(result.errors.hasSuffix("\n1 file checked: nothing found\n"))
    let clean = try await asl(["validate", "--fix", "-"], in: folder, input: Self.mended)
    #expect(clean.output == Self.mended)
    let broken = try await asl(["validate", "--fix", "-"], in: folder, input: "no JSON\n")
    #expect(broken.output == "no JSON\n")
    #expect(broken.exitCode == 1)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everything"))
  func aFileThatCannotBeWrittenStaysAndIsReported() async throws {
    let folder = try Scratch(["order.asl.json": Self.faulty, "other.asl.json": Self.faulty])
    #expect(chmod(folder.url.appendingPathComponent("order.asl.json").path, 0o444) == 0)
    let result = try await asl(["validate", "--fix", "."], in: folder)
    #expect(result.exitCode == 5)
    #expect(result.errors.contains("cannot write the mended definition to 'order.asl.json'"))
    #expect(try folder.text(of: "other.asl.json") == Self.mended)
  }

  @Test func aBaselineHidesWhatItLists() async throws {
    let folder = try Scratch(["order.asl.json": Self.faulty, "ci/none": ""])
    let written = try await asl(
      ["validate", "--write-baseline", "ci/baseline.json", "."], in: folder)
    #expect(written.exitCode == 0)
    #expect(written.output == "3 findings of 1 file written to ci/baseline.json\n")
    let known = ["validate", "--baseline", "ci/baseline.json", "order.asl.json"]
    let hidden = try await asl(known, in: folder)
    #expect(hidden.exitCode == 0)
    #expect(hidden.errors == "")
    try folder.write("\n\n" + Self.faulty.replacing("pass", with: "Pass"), to: "order.asl.json")
    let moved = try await asl(known, in: folder)
    #expect(moved.exitCode == 0)
    #expect(
      moved.errors == """
        note: of ci/baseline.json 1 finding is no longer found; --write-baseline takes it out

        """)
    try folder.write("{}", to: "ci/baseline.json")
    let broken = try await asl(known, in: folder)
    #expect(broken.exitCode == 3)
    #expect(broken.errors.contains("ci/baseline.json:1:1"))
  }

  @Test(arguments: [
    ["--dry-run", "a"], ["--fix", "--watch", "a"], ["--watch", "-"], ["--fix", "-", "a"],
    ["--watch", "--format", "json", "a"], ["--fix", "--format", "sarif", "-"],
    ["--fix", "--format", "aws", "a"], ["--baseline", "b", "--write-baseline", "b", "a"],
  ])
  func whatDoesNotGoTogetherIsAUsageError(_ arguments: [String]) async throws {
    let result = try await asl(["validate"] + arguments, in: try Scratch())
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("asl validate --help"))
  }

  @Test func aWatchedFileIsCheckedAgainUntilItIsInterrupted() async throws {
    let folder = try Scratch(["order.asl.json": Self.faulty])
    // Files that the shell writes say how far it is.
    let run = try Run(
      shell: #"exec "$ASL" validate --watch --format short . > out 2> errors"#, in: folder.url)
    func wait(for text: String, in file: String, count: Int) async throws -> Bool {
      for _ in 0..<2_000 {
        if folder.has(file), try folder.text(of: file).ranges(of: text).count >= count {
          return true
        }
        try await Task.sleep(for: .milliseconds(20))
      }
      return false
    }
    #expect(try await wait(for: "watching", in: "errors", count: 1))
    try folder.write(Self.mended, to: "new/other.asl.json")
    #expect(try await wait(for: "2 files checked", in: "errors", count: 1))
    try folder.write(Self.mended, to: "order.asl.json")
    #expect(try await wait(for: "2 files checked: nothing found\nwatching", in: "errors", count: 1))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("new"))
    #expect(try await wait(for: "1 file checked: nothing found\nwatching", in: "errors", count: 1))
    run.send(SIGINT)
    #expect(try await run.result(within: 40).exitCode == 0)
  }
}
