public import Diagnostics

/// A Label that two Map states have.
public enum DuplicateLabel: ReadingRule {
  public static let name: Diagnostic.Rule = "duplicate-label"
  public static let awsCode: AWSFinding.Code? = .duplicateLabelName
  public static let explanation = Explanation(
    "Two Map states have the same Label.",
    why: """
      A Label names the runs of one Map: it is unique in a state machine.
      """,
    failing: Example.machine(
      [
        "First": #"""
        "Type": "Map",
        "Label": "rows",
        "ItemProcessor": {
          "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
          "StartAt": "One",
          "States": { "One": { "Type": "Pass", "End": true } }
        },
        "Next": "Second"
        """#,
        "Second": #"""
        "Type": "Map",
        "Label": "rows",
        "ItemProcessor": {
          "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
          "StartAt": "Two",
          "States": { "Two": { "Type": "Pass", "End": true } }
        },
        "End": true
        """#,
      ]),
    passing: Example.machine(
      [
        "First": #"""
        "Type": "Map",
        "Label": "rows",
        "ItemProcessor": {
          "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
          "StartAt": "One",
          "States": { "One": { "Type": "Pass", "End": true } }
        },
        "Next": "Second"
        """#,
        "Second": #"""
        "Type": "Map",
        "Label": "columns",
        "ItemProcessor": {
          "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
          "StartAt": "Two",
          "States": { "Two": { "Type": "Pass", "End": true } }
        },
        "End": true
        """#,
      ]),
    source: "Step Functions guide, \"Map state in Distributed mode\"")
}
