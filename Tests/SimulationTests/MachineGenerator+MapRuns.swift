import JSONTree

/// Maps whose iterations are executions of their own, at the top level alone: their children have
/// histories of their own, and those that had such Maps again would be too many.
extension MachineGenerator {
  /// - Parameter argumentsField: `Parameters` or `Arguments`.
  mutating func distribute(_ state: inout JSONObject, argumentsField: String) {
    guard case .object(var processor)? = state["ItemProcessor"] else { return }
    processor["ProcessorConfig"] = [
      "Mode": "DISTRIBUTED", "ExecutionType": chance(50) ? "STANDARD" : "EXPRESS",
    ]
    state["ItemProcessor"] = .object(processor)
    let isJSONata = argumentsField == "Arguments"
    if chance(40) {
      state["ItemReader"] = [
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": ["InputType": "JSON", "MaxItems": .integer(number(0...6))],
        argumentsField: isJSONata ? ["Key": "{% $states.input.text %}"] : ["Key.$": "$.text"],
      ]
    }
    if chance(30) {
      state["ItemBatcher"] = [
        "MaxItemsPerBatch": .integer(number(1...3)), "MaxInputBytesPerBatch": 600,
        "BatchInput": ["n": 1, "list": [1, 2], "text": "abc", "wait": 1, "flag": true],
      ]
    }
    if chance(30) { state["ToleratedFailurePercentage"] = .integer(10 * number(0...10)) }
    addResultWriter(to: &state, argumentsField)
  }

  private mutating func addResultWriter(to state: inout JSONObject, _ argumentsField: String) {
    let transformations: [JSON] = ["NONE", "COMPACT", "FLATTEN"]
    let config: JSON = ["Transformation": transformations[number(0...2)], "OutputType": "JSON"]
    switch number(0...9) {
    case 0...2:
      state["ResultWriter"] = [
        "Resource": "arn:aws:states:::s3:putObject", argumentsField: ["Bucket": "b"],
        "WriterConfig": config,
      ]
    case 3...4: state["ResultWriter"] = ["WriterConfig": config]
    default: break
    }
  }
}
