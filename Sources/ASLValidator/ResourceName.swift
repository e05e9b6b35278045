import ASLModel

/// An Amazon Resource Name, `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, that is written out.
struct ResourceName {
  let partition: String
  let service: String
  let region: String
  let account: String
  /// What follows the fifth colon, cut at colons: `function`, `NAME`, `ALIAS`.
  let resource: [String]

  /// - Returns: nil for a text that does not have six parts, or one with a placeholder.
  init?(_ text: String) {
    guard text.hasPrefix("arn:"), !Definition.hasPlaceholder(text) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 6 else { return nil }
    (partition, service, region, account) = (parts[1], parts[2], parts[3], parts[4])
    resource = Array(parts[5...])
  }

  /// Whether it is one of a Lambda function.
  var isFunction: Bool { service == "lambda" && resource.first == "function" }
}
