/// The account and region that ARNs and environments show: made up, as everything runs here.
public struct AccountIdentity: Sendable, Hashable {
  public let account: String
  public let region: String

  public init(account: String = "123456789012", region: String = "us-east-1") {
    self.account = account
    self.region = region
  }

  func arn(service: String, _ resource: String) -> String {
    "arn:aws:\(service):\(region):\(account):\(resource)"
  }
}
