import ASLModel
import JSONTree
import JSONata
import Testing

/// Results of intrinsic functions that were observed on the service.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct IntrinsicsConformanceTests {
  @Test func everyObservedResultIsReproduced() throws {
    let corpus = try ConformanceCorpus.load("intrinsics/aws-observed.json")
    let cases = try #require(corpus["cases"]?.arrayValue).filter {
      $0["queryLanguage"]?.stringValue == "JSONPath"
    }
    var passed = 0
    for test in cases {
      let name = test["name"]?.stringValue ?? ""
      let expression = try #require(test["expression"]?.stringValue)
      let scope = InputScope(input: test["input"] ?? .null)
      var random = RandomSource(state: 0)
      do {
        let call = try IntrinsicCall(parsing: expression)
        let result = try call.evaluate(in: scope, random: &random)
        let isRight = result == test["result"]
        #expect(isRight, "\(name): \(expression) gave \(result.text)")
        passed += isRight ? 1 : 0
      } catch {
        Issue.record(error, "\(name): \(expression)")
      }
    }
    ConformanceCorpus.printSummary("intrinsics (JSONPath)", passed: passed, of: cases.count)
  }

  @Test func everyObservedResultOfJSONataIsReproduced() throws {
    let corpus = try ConformanceCorpus.load("intrinsics/aws-observed.json")
    let cases = try #require(corpus["cases"]?.arrayValue).filter {
      $0["queryLanguage"]?.stringValue == "JSONata"
    }
    var passed = 0
    for test in cases {
      let name = test["name"]?.stringValue ?? ""
      let text = try #require(test["expression"]?.stringValue)
      let expression = try StatesExpression(parsing: text)
      #expect(expression.unsupported.isEmpty)
      let result = try expression.evaluate(
        ["states": ["input": test["input"] ?? .null]], options: JSONataOptions())
      let isRight = try result == .value(#require(test["result"]))
      #expect(isRight, "\(name): \(text) gave \(result)")
      passed += isRight ? 1 : 0
    }
    ConformanceCorpus.printSummary("intrinsics (JSONata)", passed: passed, of: cases.count)
  }
}

private struct InputScope: EvaluationScope {
  let input: JSON
  var context: JSON { [:] }

  func variable(_ name: String) -> JSON? { nil }

  func value(
    of expression: JSONataExpression, random: inout RandomSource
  ) throws(EvaluationError) -> JSON {
    throw EvaluationError(.queryEvaluationError, "there is no JSONata in these cases")
  }
}
