import ASLRuntime

/// Posts to URLs that a resources file names, with the program `curl`.
///
/// A program of its own, because linking Foundation's networking makes every start of `asl` load
/// two dozen libraries more: see `docs/decisions/curl-as-a-program.md`.
struct HTTPClient: Sendable {
  struct Answer: Sendable, Equatable {
    let status: Int
    let body: [UInt8]
    /// Names in lower case.
    let fields: [String: String]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// No answer came: why, as version 1 of the AWS SDK for Java says it.
  struct Failure: Error, Sendable, Hashable {
    let message: String
  }

  /// More than any service that is posted to answers with. Lambda Developer Guide, "Lambda quotas":
  /// 6 MB.
  private static let answerBytes = 16_000_000

  /// - Parameter patience: how long the answer may take.
  static func post(
    _ address: String, _ body: [UInt8], fields: KeyValuePairs<String, String>, patience: Duration
  ) async throws(Failure) -> Answer {
    var arguments = [
      "--disable", "--silent", "--show-error", "--include", "--globoff", "--proto", "=http,https",
      "--max-time", "\(patience.components.seconds)", "--data-binary", "@-", "--header", "Expect:",
    ]
    for (name, value) in fields where !value.isEmpty {
      arguments += ["--header", "\(name): \(value)"]
    }
    arguments += ["--url", address]
    let result: ChildProcessResult
    do throws(ChildProcessError) {
      result = try await ChildProcess.run(
        ChildCommand(
          "curl", arguments, input: .bytes(body),
          outputs: [1: .capture(limit: answerBytes), 2: .capture(limit: 1_000)]))
    } catch {
      throw Failure(message: "Unable to execute HTTP request: \(error)")
    }
    let output = result.standardOutput.bytes
    guard result.exit == .code(0), let answer = answer(output) else {
      let complaint = result.standardError.text
      throw Failure(
        message: "Unable to execute HTTP request: \(reason(result.exit, complaint, address))")
    }
    return answer
  }

  /// Takes an answer apart: the head of the last response, and what follows it.
  static func answer(_ output: [UInt8]) -> Answer? {
    var rest = output[...]
    while let end = headEnd(rest) {
      let lines = String(decoding: rest[..<end], as: UTF8.self).split(separator: "\r\n")
      rest = rest[(end + 4)...]
      let words = lines.first?.split(separator: " ") ?? []
      guard words.count > 1, let status = Int(words[1]) else { return nil }
      // 100 Continue and its like announce the response that follows.
      if status < 200 { continue }
      var fields: [String: String] = [:]
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        fields[line[..<colon].lowercased()] = String(value)
      }
      return Answer(status: status, body: Array(rest), fields: fields)
    }
    return nil
  }

  /// Where the empty line after a head begins.
  private static func headEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    let separator = Array("\r\n\r\n".utf8)
    return bytes.indices.dropLast(3).first { bytes[$0..<($0 + 4)].elementsEqual(separator) }
  }

  /// Why curl gave up, by its exit code.
  private static func reason(
    _ exit: ChildExit, _ complaint: String, _ address: String
  ) -> String {
    let server = HTTPAddress(address)
    switch exit {
    case .code(6): return "\(server.host): Name or service not known"
    case .code(7):
      return "Connect to \(server.host):\(server.port) failed: Connection refused "
        + "(Connection refused)"
    case .code(28): return "Read timed out"
    case .code, .signal:
      return "\(address): \(complaint.split(separator: "\n").joined(separator: " "))"
    }
  }
}

/// Who an address speaks to.
struct HTTPAddress {
  let host: String
  let port: String

  init(_ address: String) {
    let isSecure = address.lowercased().hasPrefix("https:")
    var server = address[...]
    if let scheme = server.firstRange(of: "://") { server = server[scheme.upperBound...] }
    server = server.prefix { !"/?#".contains($0) }
    if let user = server.lastIndex(of: "@") { server = server[server.index(after: user)...] }
    let bracket = server.lastIndex(of: "]") ?? server.startIndex
    if let colon = server[bracket...].lastIndex(of: ":") {
      host = String(server[..<colon])
      port = String(server[server.index(after: colon)...])
    } else {
      host = String(server)
      port = isSecure ? "443" : "80"
    }
  }
}
