import DebugAdapterProtocol
import JSONTree

/// Requests with all arguments that they can have, and messages of an adapter of every kind.
enum Samples {
  private static let source: JSON = ["name": "a.json", "path": "/w/a.json"]
  private static let step: JSON = [
    "threadId": 3, "singleThread": true, "granularity": "instruction",
  ]

  static let requests: [(ClientRequest.Command, JSON)] = [
    (.attach, ["executionArn": "arn"]),
    (
      .breakpointLocations,
      ["source": source, "line": 1, "column": 2, "endLine": 3, "endColumn": 4]
    ),
    (.cancel, ["requestId": 4, "progressId": "p"]),
    (.completions, ["frameId": 1, "text": "$st", "column": 4, "line": 1]),
    (.configurationDone, [:]),
    (.continue, ["threadId": 1, "singleThread": true]),
    (.dataBreakpointInfo, ["variablesReference": 7, "name": "total", "frameId": 1]),
    (.disconnect, ["restart": false, "terminateDebuggee": true, "suspendDebuggee": false]),
    (
      .evaluate,
      ["expression": "$.a", "frameId": 1, "context": "watch", "format": ["hex": true]]
    ),
    (.exceptionInfo, ["threadId": 1]),
    (.goto, ["threadId": 1, "targetId": 2]),
    (.gotoTargets, ["source": source, "line": 8, "column": 3]),
    (
      .initialize,
      [
        "clientID": "vscode", "clientName": "Visual Studio Code", "adapterID": "asl",
        "locale": "en", "linesStartAt1": true, "columnsStartAt1": true, "pathFormat": "path",
        "supportsVariableType": true, "supportsVariablePaging": true,
        "supportsProgressReporting": true, "supportsInvalidatedEvent": true,
      ]
    ),
    (.launch, ["noDebug": false, "program": "a.json"]),
    (.loadedSources, [:]),
    (.next, step),
    (.pause, ["threadId": 1]),
    (.restart, ["arguments": ["program": "a.json"]]),
    (.restartFrame, ["frameId": 5]),
    (.reverseContinue, ["threadId": 1, "singleThread": false]),
    (.scopes, ["frameId": 5]),
    (
      .setBreakpoints,
      [
        "source": source, "sourceModified": false,
        "breakpoints": [
          [
            "line": 3, "column": 9, "condition": "$.a > 1", "hitCondition": ">2",
            "logMessage": "a is {$.a}",
          ]
        ],
      ]
    ),
    (
      .setDataBreakpoints,
      [
        "breakpoints": [
          ["dataId": "d", "accessType": "write", "condition": "$x > 1", "hitCondition": "2"]
        ]
      ]
    ),
    (
      .setExceptionBreakpoints,
      [
        "filters": ["uncaught"],
        "filterOptions": [["filterId": "caught", "condition": "States.Timeout"]],
      ]
    ),
    (.setExpression, ["expression": "$x", "value": "3", "frameId": 1, "format": ["hex": false]]),
    (
      .setFunctionBreakpoints,
      ["breakpoints": [["name": "Charge@result", "condition": "true", "hitCondition": "%2"]]]
    ),
    (
      .setVariable,
      ["variablesReference": 6, "name": "a", "value": "1", "format": ["hex": false]]
    ),
    (.source, ["source": source, "sourceReference": 1]),
    (.stackTrace, ["threadId": 1, "startFrame": 0, "levels": 20]),
    (.stepBack, step),
    (
      .stepIn,
      ["threadId": 3, "singleThread": true, "targetId": 9, "granularity": "line"]
    ),
    (.stepInTargets, ["frameId": 5]),
    (.stepOut, step),
    (.terminate, ["restart": true]),
    (.threads, [:]),
    (
      .variables,
      [
        "variablesReference": 6, "filter": "named", "start": 10, "count": 5,
        "format": ["hex": true],
      ]
    ),
  ]

  /// Members that are the client's own affair, or may be of any kind.
  static let unread: Set<String> = ["arguments.program", "executionArn", "program"]

  /// An object without each of its members, and with a wrong one instead, down to its leaves.
  static func variants(of json: JSON) -> [(path: String, without: JSON, wrong: JSON)] {
    variants(json, at: "").map { ($0.0, $0.1, $0.2) }
  }

  private static func variants(_ json: JSON, at path: String) -> [(String, JSON, JSON)] {
    switch json {
    case .object(let object):
      return object.flatMap { member -> [(String, JSON, JSON)] in
        let place = path.isEmpty ? member.key : "\(path).\(member.key)"
        var without = object
        without[member.key] = nil
        var wrong = object
        wrong[member.key] = member.value.boolValue == nil ? true : "true"
        let deeper = variants(member.value, at: place).map { deeper in
          (deeper.0, object.with(member.key, deeper.1), object.with(member.key, deeper.2))
        }
        return [(place, .object(without), .object(wrong))] + deeper
      }
    case .array(let elements):
      return elements.enumerated().flatMap { index, element in
        variants(element, at: "\(path)[\(index)]").map { deeper in
          var without = elements
          without[index] = deeper.1
          var wrong = elements
          wrong[index] = deeper.2
          return (deeper.0, .array(without), .array(wrong))
        }
      }
    case .null, .bool, .number, .string: return []
    }
  }
}

extension JSONObject {
  fileprivate func with(_ key: String, _ value: JSON) -> JSON {
    var copy = self
    copy[key] = value
    return .object(copy)
  }
}
