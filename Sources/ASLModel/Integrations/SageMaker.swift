extension OptimizedIntegration {
  /// Step Functions guide, page `connect-sagemaker`.
  static let sageMaker = OptimizedIntegration(
    service: "sagemaker", title: "Amazon SageMaker AI", errorPrefix: "SageMaker",
    actions: [
      Action("createEndpoint", [.requestResponse]),
      Action("createEndpointConfig", [.requestResponse]),
      Action("createHyperParameterTuningJob", [.requestResponse, .sync]),
      Action("createLabelingJob", [.requestResponse, .sync]),
      Action("createModel", [.requestResponse]),
      Action("createProcessingJob", [.requestResponse, .sync]),
      Action("createTrainingJob", [.requestResponse, .sync]),
      Action("createTransformJob", [.requestResponse, .sync]),
      Action("updateEndpoint", [.requestResponse]),
    ])
}
