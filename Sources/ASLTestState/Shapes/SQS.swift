/// What Amazon SQS answers.
///
/// - Note: Amazon SQS, API model.
extension ServiceShapes {
  static let sqs = ServiceShapes(
    "sqs",
    """
    sendMessage: MD5OfMessageBody string, MD5OfMessageAttributes string,
      MD5OfMessageSystemAttributes string, MessageId string, SequenceNumber string
    """)

  static let sqsSDK = ServiceShapes(
    "aws-sdk:sqs",
    """
    cancelMessageMoveTask: ApproximateNumberOfMessagesMoved number
    changeMessageVisibilityBatch: Successful! [ChangeMessageVisibilityBatchResultEntry],
      Failed! [BatchResultErrorEntry]
    createQueue: QueueUrl string
    deleteMessageBatch: Successful! [DeleteMessageBatchResultEntry],
      Failed! [BatchResultErrorEntry]
    getQueueAttributes: Attributes {string}
    getQueueUrl: QueueUrl string
    listDeadLetterSourceQueues: QueueUrls! [string], NextToken string
    listMessageMoveTasks: Results [ListMessageMoveTasksResultEntry]
    listQueueTags: Tags {string}
    listQueues: QueueUrls [string], NextToken string
    receiveMessage: Messages [Message]
    sendMessage: Md5OfMessageBody string, Md5OfMessageAttributes string,
      Md5OfMessageSystemAttributes string, MessageId string, SequenceNumber string
    sendMessageBatch: Successful! [SendMessageBatchResultEntry], Failed! [BatchResultErrorEntry]
    startMessageMoveTask: TaskHandle string
    BatchResultErrorEntry: Id! string, SenderFault! boolean, Code! string, Message string
    ChangeMessageVisibilityBatchResultEntry: Id! string
    DeleteMessageBatchResultEntry: Id! string
    ListMessageMoveTasksResultEntry: TaskHandle string, Status string, SourceArn string,
      DestinationArn string, MaxNumberOfMessagesPerSecond number,
      ApproximateNumberOfMessagesMoved number, ApproximateNumberOfMessagesToMove number,
      FailureReason string, StartedTimestamp number
    Message: MessageId string, ReceiptHandle string, Md5OfBody string, Body string,
      Attributes {string}, Md5OfMessageAttributes string,
      MessageAttributes {MessageAttributeValue}
    MessageAttributeValue: StringValue string, BinaryValue string, StringListValues [string],
      BinaryListValues [string], DataType! string
    SendMessageBatchResultEntry: Id! string, MessageId! string, Md5OfMessageBody! string,
      Md5OfMessageAttributes string, Md5OfMessageSystemAttributes string, SequenceNumber string
    """)
}
