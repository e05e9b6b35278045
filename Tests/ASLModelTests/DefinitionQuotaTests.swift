import ASLModel
import Diagnostics
import JSONTree
import Testing

/// The service's limits that a definition is held to: what is as large as it may be, and one more.
struct DefinitionQuotaTests {
  struct Quota: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let largest: Int
    /// A definition with something of a size.
    let definition: @Sendable (Int) -> String

    init(_ name: String, _ largest: Int, _ definition: @escaping @Sendable (Int) -> String) {
      testDescription = name
      self.largest = largest
      self.definition = definition
    }
  }

  static let quotas: [Quota] = [
    Quota("the name of a state", 80) { size in
      let name = name(size)
      return #"{"StartAt": "\#(name)", "States": {"\#(name)": {"Type": "Succeed"}}}"#
    },
    Quota("the name of a variable", 80) { pass(#""Assign": {"\#(name($0))": 1}"#) },
    Quota("the Label of a distributed Map", 40) { size in
      machine(
        #"""
        "A": {"Type": "Map", "End": true, "Label": "\#(name(size))", "ItemProcessor": {
          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}
        """#)
    },
    Quota("TimeoutSeconds of a machine", 99_999_999) {
      machine(#""A": {"Type": "Succeed"}"#, #""TimeoutSeconds": \#($0)"#)
    },
    Quota("TimeoutSeconds of a Task", 99_999_999) { task(#""TimeoutSeconds": \#($0)"#) },
    Quota("HeartbeatSeconds", 99_999_999) { task(#""HeartbeatSeconds": \#($0)"#) },
    Quota("Seconds of a Wait", 99_999_999) {
      machine(#""A": {"Type": "Wait", "Seconds": \#($0), "End": true}"#)
    },
    Quota("IntervalSeconds", 99_999_999) { retry(#""IntervalSeconds": \#($0)"#) },
    Quota("MaxAttempts", 99_999_999) { retry(#""MaxAttempts": \#($0)"#) },
    Quota("MaxDelaySeconds", 31_622_400) { retry(#""MaxDelaySeconds": \#($0)"#) },
    Quota("intrinsic functions inside one another", 10) { depth in
      let call = (0..<depth).reduce("$.a") { text, _ in "States.Array(\(text))" }
      return pass(#""Parameters": {"a.$": "\#(call)"}"#)
    },
    Quota("the definition, in bytes", 1 << 20) { size in
      let text = pass(#""Comment": """#)
      let filling = String(repeating: "x", count: size - text.utf8.count)
      return text.replacing(#""Comment": """#, with: #""Comment": "\#(filling)""#)
    },
  ]

  private static func name(_ size: Int) -> String { String(repeating: "x", count: size) }

  private static func retry(_ field: String) -> String {
    task(#""Retry": [{"ErrorEquals": ["States.ALL"], \#(field)}]"#)
  }

  @Test(arguments: quotas)
  func whatIsAsLargeAsItMayBeIsAcceptedAndOneMoreIsNot(_ quota: Quota) {
    let largest = Parsed(quota.definition(quota.largest))
    #expect(largest.errors.isEmpty, "\(largest.errors.map { "\($0.message)" })")
    #expect(!Parsed(quota.definition(quota.largest + 1)).errors.isEmpty)
  }

  @Test func aRangeHasAThousandItemsAndATextOfAFunctionTenThousandCharacters() throws {
    let texts = [
      ("States.ArrayRange(1, 1000, 1)", true), ("States.ArrayRange(1, 1001, 1)", false),
      ("States.Base64Encode('\(Self.name(10_000))')", true),
      ("States.Base64Encode('\(Self.name(10_001))')", false),
      ("States.Hash('\(Self.name(10_000))', 'MD5')", true),
      ("States.Hash('\(Self.name(10_001))', 'MD5')", false),
    ]
    for (text, isFine) in texts {
      let call = try IntrinsicCall(parsing: text)
      var random = RandomSource(state: 1)
      let succeeds: Bool
      do {
        _ = try call.evaluate(in: TemplateTests.Scope(input: [:]), random: &random)
        succeeds = true
      } catch {
        succeeds = false
      }
      #expect(succeeds == isFine, "\(text.prefix(40))")
    }
  }
}
