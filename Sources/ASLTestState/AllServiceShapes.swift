internal import ASLModel

/// All tables of services' answers, sorted by name. A new one is a file in `Shapes/` and a line
/// here.
let allServiceShapes: [ServiceShapes] = [
  .athena,
  .batch,
  .bedrock,
  .codeBuild,
  .dataBrew,
  .dynamoDB,
  .dynamoDBSDK,
  .ecs,
  .eks,
  .emrContainers,
  .emrServerless,
  .eventBridge,
  .eventBridgeSDK,
  .glue,
  .kmsSDK,
  .lambda,
  .lambdaSDK,
  .mediaConvert,
  .s3SDK,
  .sageMaker,
  .secretsManagerSDK,
  .sns,
  .snsSDK,
  .sqs,
  .sqsSDK,
  .states,
  .statesSDK,
]

extension ResultShape {
  /// What the service behind a Resource answers; nil where that is not known, or where the state's
  /// result is not that answer: with `.sync` and `.waitForTaskToken`.
  init?(of resource: TaskResource) {
    guard let service = resource.service, service.pattern == .requestResponse,
      let shapes = allServiceShapes.first(where: { $0.resourceType == service.resourceType }),
      let shape = shapes.shape(ofAction: service.action)
    else { return nil }
    self = shape
  }
}
