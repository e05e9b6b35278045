import DebugAdapterProtocol
import JSONTree

/// A conversation with an adapter that is written down, and what came of it.
///
/// A line is a request with its arguments, sent once the one before has been answered; with a `!`
/// before it the answer is not waited for. `await NAME` waits for an event, `end` for the end of
/// the adapter, `close` ends the client's side. `#` begins a remark.
public struct Conversation: Sendable {
  private let lines: [String]

  public init(_ text: String) {
    lines = text.split(separator: "\n").map(String.init)
  }

  public enum Failure: Error {
    case badLine(String)
    case unanswered([String])
  }

  /// Has the conversation.
  ///
  /// - Parameter replacements: what stands for texts of the surroundings: `$DIR` for a folder.
  /// - Returns: all messages, one a line: `→` those of the client, `←` those of the adapter.
  public func transcript(
    with client: AdapterClient, replacing replacements: [(name: String, text: String)] = []
  ) async throws -> String {
    for line in lines where !line.hasPrefix("#") {
      try await perform(replacements.reduce(line) { $0.replacing($1.name, with: $1.text) }, client)
    }
    let text = await client.messages.map(Self.text).joined(separator: "\n")
    return replacements.reduce(text) { $0.replacing($1.text, with: $1.name) }
  }

  private func perform(_ line: String, _ client: AdapterClient) async throws {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first {
    case nil: return
    case "await"? where words.count == 2: _ = try await client.event(words[1])
    case "close"?: await client.endInput()
    case "end"?:
      let unanswered = try await client.end()
      guard unanswered.isEmpty else { throw Failure.unanswered(unanswered) }
    case let command?:
      let arguments = try words.dropFirst().first.map { try JSON(parsing: Array($0.utf8)) }
      if command.hasPrefix("!") {
        try await client.send(String(command.dropFirst()), arguments)
      } else {
        _ = try await client.ask(command, arguments)
      }
    }
  }

  private static func text(_ said: AdapterClient.Said) -> String {
    switch said {
    case .sent(let message):
      guard case .request(let request) = message.content else { return "→ \(message.json.text)" }
      return "→ \(request.command)\(text(request.arguments))"
    case .received(let message):
      switch message.content {
      case .request(let request): return "← request \(request.command)"
      case .event(let event): return "← event \(event.name)\(text(event.body))"
      case .response(let response):
        switch response.outcome {
        case .success(let body): return "← \(response.command)\(text(body))"
        case .failure(let message, _): return "← \(response.command) failed: \(message)"
        }
      }
    }
  }

  private static func text(_ json: JSON?) -> String { json.map { " \($0.text)" } ?? "" }
}
