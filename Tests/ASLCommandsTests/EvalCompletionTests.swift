import JSONTree
import TestSupport
import Testing

@testable import ASLCommands

@Suite struct EvalCompletionTests {
  private static let input: JSON = [
    "name": "n", "number": 1,
    "orders": [
      ["id": "a", "total": 1, "lines": [["sku": "x", "Product Name": "p"]]],
      ["id": "b", "address": ["city": "c", "code": 1]],
    ],
    "and": 1, "it's": 2,
  ]

  private static func complete(
    _ text: String, _ dialect: Dialect = .jsonata, _ bindings: [String: JSON] = [:]
  ) -> LineCompletion {
    let surroundings = ExpressionEvaluator.Surroundings(
      input: input, context: ["State": ["Name": "s"]], bindings: bindings)
    return ExpressionCompleter(dialect: dialect, surroundings: surroundings).completion(of: text)
  }

  /// What is typed, the end of it that is completed, and what is offered.
  private static let jsonata: [(String, String, [String])] = [
    ("", "", ["name", "number", "orders", "and", "it's"]), ("n", "n", ["name", "number"]),
    ("1 + na", "na", ["name"]), ("orders.", "", ["id", "total", "lines", "address"]),
    ("orders.t", "t", ["total"]), ("orders[0].address.", "", ["city", "code"]),
    ("orders[", "", ["id", "total", "lines", "address"]), ("orders[to", "to", ["total"]),
    ("orders[total > 1 and i", "i", ["id"]),
    ("orders[total > 1].", "", ["id", "total", "lines", "address"]),
    ("orders.lines.", "", ["sku", "Product Name"]), ("orders.lines.`Pro", "`Pro", ["Product Name"]),
    ("$.na", "na", ["name"]), ("$$.na", "na", ["name"]), ("orders.($.t", "t", ["total"]),
    ("orders.(t", "t", ["total"]), ("orders.{\"x\": t", "t", ["total"]),
    ("orders{i", "i", ["id"]), ("orders^(t", "t", ["total"]), ("orders^(>t", "t", ["total"]),
    ("orders^(total).i", "i", ["id"]), ("(orders).i", "i", ["id"]), ("[orders].", "", []),
    ("$sum(orders.t", "t", ["total"]), ("$map(orders, function($o) { $o.t", "t", ["total"]),
    ("$filter(orders, function($o, $i) { $i.", "", []),
    ("$filter(orders, function($o) { $o.total > 1 }).i", "i", ["id"]),
    ("orders ~> $map(function($o) { $o.t", "t", ["total"]),
    ("($x := orders; $x.t", "t", ["total"]), ("($x := orders[0]; $y := $x; $y.i", "i", ["id"]),
    ("orders@$o.lines.($o.t", "t", ["total"]), ("*.t", "t", ["total"]), ("**.ci", "ci", ["city"]),
    ("orders.id & n", "n", ["name", "number"]), ("name in orders.i", "i", ["id"]),
    ("\"a string with n", "", []), ("'n", "", []), ("/* n", "", []), ("/n", "", []),
    ("name ", "", []), ("orders /* x */ .t", "t", ["total"]),
    ("number / n", "n", ["name", "number"]),
    ("1..n", "n", ["name", "number"]), ("x", "x", []),
    ("}])", "", ["name", "number", "orders", "and", "it's"]), ("orders[[0..n", "n", []),
    ("$lowerc", "$lowerc", ["$lowercase"]), ("$map($uppe", "$uppe", ["$uppercase"]),
    ("($total := 1; $to", "$to", ["$total", "$toMillis"]), ("$v", "$v", ["$value"]),
    ("$value.", "", ["x"]),
  ]

  @Test(arguments: jsonata)
  func namesOfTheDataAreOffered(_ text: String, _ typed: String, _ labels: [String]) {
    let completion = Self.complete(text, .jsonata, ["value": ["x": 1]])
    #expect(completion.candidates.map(\.label) == labels, "\(text)")
    if !labels.isEmpty { #expect(completion.typed == typed, "\(text)") }
  }

  @Test func aFunctionComesWithItsParenthesis() {
    #expect(Self.complete("$lowerc").candidates == [.init("$lowercase(", label: "$lowercase")])
  }

  @Test func aNameThatIsNoneStandsInBackquotes() {
    let names = Self.complete("orders.lines.").candidates.map(\.text)
    #expect(names == ["sku", "`Product Name`"])
    #expect(Self.complete("a").candidates.map(\.text) == ["`and`"])
    #expect(Self.complete("`a").candidates.map(\.text) == ["`and`"])
  }

  private static let others: [(Dialect, String, String, [String])] = [
    (.statesJSONata, "", "", ["$states", "$v"]), (.statesJSONata, "n", "n", []),
    (.statesJSONata, "{% $st", "$st", ["$states", "$string"]),
    (.statesJSONata, "{% $states.", "", ["input", "context"]),
    (.statesJSONata, "$states.input.orders[t", "t", ["total"]),
    (.statesJSONata, "$partit", "$partit", ["$partition"]), (.statesJSONata, "$eva", "$eva", []),
    (.jsonPath, "$.n", "n", ["name", "number"]),
    (.jsonPath, "$.orders[*].", "", ["id", "total", "lines", "address"]),
    (.jsonPath, "$.orders[1].address.c", "c", ["city", "code"]),
    (.jsonPath, "$..ci", "ci", ["city"]),
    (.jsonPath, "$['na", "na", ["name"]), (.jsonPath, "$['orders'][0].t", "t", ["total"]),
    (.jsonPath, "$.orders[?(@.t", "t", ["total"]),
    (.jsonPath, "$.orders[?(@.total > 1)].i", "i", ["id"]),
    (.jsonPath, "$$.State.", "", ["Name"]), (.jsonPath, "$v.", "", ["k"]),
    (.jsonPath, "$v", "$v", ["$v"]),
    (.jsonPath, "x", "", []), (.jsonPath, "$.orders[", "", []), (.jsonPath, "$.it", "it", []),
    (.jsonPath, "$.orders[*].lines[*].Pro", ".Pro", ["Product Name"]),
    (.intrinsic, "States.Fo", "States.Fo", ["States.Format"]),
    (.intrinsic, "States.Array(States.MathA", "States.MathA", ["States.MathAdd"]),
    (.intrinsic, "States.Array($.n", "n", ["name", "number"]),
    (.intrinsic, "States.Array($.name, $.orders[0].t", "t", ["total"]),
    (.intrinsic, "States.Format('$.n", "", []),
    (.intrinsic, "States.Array($.name, Sta", "Sta", ["States.Array"]),
  ]

  @Test(arguments: others)
  func everyLanguageHasItsNames(
    _ dialect: Dialect, _ text: String, _ typed: String, _ labels: [String]
  ) {
    let completion = Self.complete(text, dialect, ["v": ["k": 1]])
    let found = completion.candidates.map(\.label)
    if labels == ["States.Array"] {
      #expect(found.contains("States.Array") && found.count == 18)
    } else {
      #expect(found == labels, "\(text)")
    }
    if !labels.isEmpty { #expect(completion.typed == typed, "\(text)") }
  }

  @Test func whateverIsTypedIsRead() {
    var generator = SeededGenerator(seed: 7)
    let parts = [
      "orders", ".", "[", "]", "(", ")", "{", "}", "$", "$$", "$map(", "function($x)", "'", "\"",
      "`",
      "/", "/*", "*/", "~>", ":=", ";", ",", "@$v", "#", "^", "*", "%", " ", "\\", "漢", "?", "1",
      "..",
      "States.", "@", "\n",
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = (0..<count).compactMap { _ in parts.randomElement(using: &generator) }.joined()
      for dialect in Dialect.allCases {
        let completion = Self.complete(text, dialect)
        #expect(text.hasSuffix(completion.typed), "\(text.debugDescription)")
      }
    }
  }

  // MARK: The prompt

  @Test(arguments: ["(1", "[1,", "$sum(", "1 +", "'open", "`open", "/* open", "{", "a.", "$x :="])
  func whatNeedsMoreIsNotWhole(_ text: String) { #expect(!isWholeJSONata(text)) }

  @Test(arguments: ["1", "a.b", "1 + )", "a]", "$x := 1", "'a' + 1", "))", "a b"])
  func whatIsWrongIsNotWaitedFor(_ text: String) { #expect(isWholeJSONata(text)) }

  @Test func anAssignmentNamesItsVariable() {
    #expect(assignedVariable("$x := 1") == "x" && assignedVariable(" $long_name:=1") == "long_name")
    for text in ["$x = 1", "($x := 1)", "x := 1", "$ := 1", "$$ := 1", "1"] {
      #expect(assignedVariable(text) == nil, "\(text)")
    }
  }

  @Test func colonsBeginCommands() throws {
    #expect(try PromptCommand(":help") == .help && PromptCommand(" :q ") == .quit)
    #expect(try PromptCommand(":input  a b.json ") == .input("a b.json"))
    #expect(try PromptCommand(":language states") == .language(.statesJSONata))
    for text in [":", ":inptu", ":input", ":input -", ":language", ":language x"] {
      #expect(throws: CommandFailure.self, "\(text)") { try PromptCommand(text) }
    }
    #expect(PromptCommand.completion(of: ":l").candidates.map(\.text) == [":language "])
    #expect(
      PromptCommand.completion(of: ":language j").candidates.map(\.text) == ["jsonata", "jsonpath"])
    #expect(PromptCommand.completion(of: ":").candidates.count == 4)
  }
}
