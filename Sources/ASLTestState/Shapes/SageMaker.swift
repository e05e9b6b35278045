/// What Amazon SageMaker answers.
///
/// - Note: Amazon SageMaker, API model.
extension ServiceShapes {
  static let sageMaker = ServiceShapes(
    "sagemaker",
    """
    createEndpoint: EndpointArn! string(20..2048)
    createEndpointConfig: EndpointConfigArn! string(20..2048)
    createHyperParameterTuningJob: HyperParameterTuningJobArn! string(0..256)
    createLabelingJob: LabelingJobArn! string(0..2048)
    createModel: ModelArn! string(20..2048)
    createProcessingJob: ProcessingJobArn! string(0..256)
    createTrainingJob: TrainingJobArn! string(0..256)
    createTransformJob: TransformJobArn! string(0..256)
    updateEndpoint: EndpointArn! string(20..2048)
    """)
}
