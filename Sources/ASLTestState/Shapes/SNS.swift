/// What Amazon SNS answers.
///
/// - Note: Amazon SNS, API model.
extension ServiceShapes {
  static let sns = ServiceShapes(
    "sns",
    """
    publish: MessageId string, SequenceNumber string
    """)

  static let snsSDK = ServiceShapes(
    "aws-sdk:sns",
    """
    checkIfPhoneNumberIsOptedOut: IsOptedOut boolean
    confirmSubscription: SubscriptionArn string
    createPlatformApplication: PlatformApplicationArn string
    createPlatformEndpoint: EndpointArn string
    createTopic: TopicArn string
    getDataProtectionPolicy: DataProtectionPolicy string
    getEndpointAttributes: Attributes {string}
    getPlatformApplicationAttributes: Attributes {string}
    getSMSAttributes: Attributes {string}
    getSMSSandboxAccountStatus: IsInSandbox! boolean
    getSubscriptionAttributes: Attributes {string}
    getTopicAttributes: Attributes {string}
    listEndpointsByPlatformApplication: Endpoints [Endpoint], NextToken string
    listOriginationNumbers: NextToken string, PhoneNumbers [PhoneNumberInformation]
    listPhoneNumbersOptedOut: PhoneNumbers [string], NextToken string
    listPlatformApplications: PlatformApplications [PlatformApplication], NextToken string
    listSMSSandboxPhoneNumbers: PhoneNumbers! [SMSSandboxPhoneNumber], NextToken string
    listSubscriptions: Subscriptions [Subscription], NextToken string
    listSubscriptionsByTopic: Subscriptions [Subscription], NextToken string
    listTagsForResource: Tags [Tag]
    listTopics: Topics [Topic], NextToken string
    publish: MessageId string, SequenceNumber string
    publishBatch: Successful [PublishBatchResultEntry], Failed [BatchResultErrorEntry]
    subscribe: SubscriptionArn string
    BatchResultErrorEntry: Id! string, Code! string, Message string, SenderFault! boolean
    Endpoint: EndpointArn string, Attributes {string}
    PhoneNumberInformation: CreatedAt string, PhoneNumber string, Status string,
      Iso2CountryCode string(0..2), RouteType |Transactional|Promotional|Premium,
      NumberCapabilities [|SMS|MMS|VOICE]
    PlatformApplication: PlatformApplicationArn string, Attributes {string}
    PublishBatchResultEntry: Id string, MessageId string, SequenceNumber string
    SMSSandboxPhoneNumber: PhoneNumber string(0..20), Status |Pending|Verified
    Subscription: SubscriptionArn string, Owner string, Protocol string, Endpoint string,
      TopicArn string
    Tag: Key! string(1..128), Value! string(0..256)
    Topic: TopicArn string
    """)
}
