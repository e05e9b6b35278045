extension OptimizedIntegration {
  /// Step Functions guide, page `connect-ddb`.
  static let dynamoDB = OptimizedIntegration(
    service: "dynamodb", title: "Amazon DynamoDB", errorPrefix: "DynamoDB",
    actions: [
      Action(
        "deleteItem", [.requestResponse],
        parameters: [
          "ConditionExpression", "ConditionalOperator", "Expected", "ExpressionAttributeNames",
          "ExpressionAttributeValues", "Key", "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics", "ReturnValues", "TableName",
        ], required: ["Key", "TableName"]),
      Action(
        "getItem", [.requestResponse],
        parameters: [
          "AttributesToGet", "ConsistentRead", "ExpressionAttributeNames", "Key",
          "ProjectionExpression", "ReturnConsumedCapacity", "TableName",
        ], required: ["Key", "TableName"]),
      Action(
        "putItem", [.requestResponse],
        parameters: [
          "ConditionExpression", "ConditionalOperator", "Expected", "ExpressionAttributeNames",
          "ExpressionAttributeValues", "Item", "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics", "ReturnValues", "TableName",
        ], required: ["Item", "TableName"]),
      Action(
        "updateItem", [.requestResponse],
        parameters: [
          "AttributeUpdates", "ConditionExpression", "ConditionalOperator", "Expected",
          "ExpressionAttributeNames", "ExpressionAttributeValues", "Key", "ReturnConsumedCapacity",
          "ReturnItemCollectionMetrics", "ReturnValues", "TableName", "UpdateExpression",
        ], required: ["Key", "TableName"]),
    ])
}
