extension OptimizedIntegration {
  /// Step Functions guide, page `connect-mediaconvert`.
  static let mediaConvert = OptimizedIntegration(
    service: "mediaconvert", title: "AWS Elemental MediaConvert", errorPrefix: "MediaConvert",
    actions: [
      Action("createJob", [.requestResponse, .sync])
    ])
}
