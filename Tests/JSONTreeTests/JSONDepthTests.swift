import Diagnostics
import Foundation
import JSONTree
import Testing

/// Deep values on a thread with the least stack that a platform gives its threads (macOS: 512 KiB).
@Suite struct JSONDepthTests {
  @Test(arguments: ["[", "{\"a\":"])
  func aThousandLevelsAreTakenAndOneMoreIsAnError(opening: String) throws {
    let closing = opening == "[" ? "]" : "}"
    @Sendable func text(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    try onASmallStack {
      let value = try JSON(parsing: text(1_000))
      let other = try JSON(parsing: text(1_000))
      #expect(value == other)
      #expect(value.text == text(1_000))
      #expect(try JSON(parsing: value.indentedText()) == value)
      let tree = try JSONSyntax(parsing: Array(text(1_000).utf8))
      #expect(tree.json == value)
      #expect(throws: tooDeep(1_000, at: 1_000 * opening.utf8.count)) {
        try JSON(parsing: text(1_001))
      }
      #expect(throws: tooDeep(1_000, at: 1_000 * opening.utf8.count)) {
        try JSONSyntax(parsing: Array(text(1_001).utf8))
      }
    }
  }

  @Test func aMillionOpeningBracketsAreAnErrorAndNoCrash() throws {
    try onASmallStack {
      let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
      #expect(throws: tooDeep(1_000, at: 1_000)) { try JSON(parsing: brackets) }
    }
  }

  @Test func theLimitIsTheCallers() throws {
    var options = JSONParsingOptions()
    options.maximumDepth = 2
    #expect(throws: Never.self) { try JSON(parsing: "[[1],{}]", options: options) }
    #expect(throws: tooDeep(2, at: 5)) { try JSON(parsing: "[{},[[]]]", options: options) }
    options.maximumDepth = 0
    #expect(throws: Never.self) { try JSON(parsing: "1", options: options) }
    #expect(throws: tooDeep(0, at: 0)) { try JSON(parsing: "[]", options: options) }
  }
}

private func tooDeep(_ limit: Int, at offset: Int) -> JSONError {
  JSONError(.tooDeep(limit: limit), at: .init(start: offset, end: offset + 1))
}

/// Runs a test on a thread with a stack of 512 KiB.
private func onASmallStack(_ body: @escaping @Sendable () throws -> Void) throws {
  let outcome = Outcome()
  let thread = Thread {
    outcome.result = Result { try body() }
    outcome.isDone.signal()
  }
  thread.stackSize = 512 << 10
  thread.start()
  outcome.isDone.wait()
  try outcome.result?.get()
}

/// What a thread leaves for the one that waits for it.
///
/// Unchecked, as the one reads only after the other has signalled.
private final class Outcome: @unchecked Sendable {
  var result: Result<Void, any Error>?
  let isDone = DispatchSemaphore(value: 0)
}
