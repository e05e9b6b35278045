import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Posts to URLs that a resources file names.
struct HTTPClient: Sendable {
  struct Answer: Sendable {
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

  /// - Parameter patience: how long the answer may take.
  static func post(
    _ address: String, _ body: [UInt8], fields: KeyValuePairs<String, String>, patience: Duration
  ) async throws(Failure) -> Answer {
    guard let url = URL(string: address) else {
      throw Failure(message: "Unable to execute HTTP request: \(address) is no URL")
    }
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.httpBody = Data(body)
    request.timeoutInterval = Double(patience.components.seconds)
    for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
    do {
      let (data, response) = try await URLSession.shared.data(for: request)
      return answer(data, response)
    } catch {
      throw Failure(message: "Unable to execute HTTP request: \(reason(error, url))")
    }
  }

  private static func answer(_ data: Data, _ response: URLResponse) -> Answer {
    var fields: [String: String] = [:]
    let http = response as? HTTPURLResponse
    for (name, value) in http?.allHeaderFields ?? [:] {
      guard let name = name as? String, let value = value as? String else { continue }
      fields[name.lowercased()] = value
    }
    return Answer(status: http?.statusCode ?? 0, body: Array(data), fields: fields)
  }

  private static func reason(_ error: any Error, _ url: URL) -> String {
    let host = url.host() ?? ""
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    guard let code = (error as? URLError)?.code else { return error.localizedDescription }
    switch code {
    case .cannotConnectToHost:
      return "Connect to \(host):\(port) failed: Connection refused (Connection refused)"
    case .cannotFindHost, .dnsLookupFailed: return "\(host): Name or service not known"
    case .timedOut: return "Read timed out"
    default: return "\(url.absoluteString): \(error.localizedDescription)"
    }
  }
}
