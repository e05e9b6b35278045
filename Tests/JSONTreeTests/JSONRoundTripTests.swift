import JSONTree
import Testing

@Suite struct JSONRoundTripTests {
  @Test(arguments: [
    "null", "true", "[]", "{}", "1.0", "1e400", "-0", "-0.0", "0.05", "-1.50", "34.45",
    "123456789012345678", "1234567890123456789", "0.123456789012345678", "9.87654321098765432",
    "-9223372036854775808", "1E5", "123456789012345678901234567890",
    #"{"b":1,"a":[2,{"c":"\n"}]}"#, #""\u001f\"\\ü""#,
  ])
  func aTextPrintsAsItWasWritten(text: String) throws {
    #expect(try JSON(parsing: text).text == text)
  }

  @Test(arguments: ["34.45", "-0.05", "9.87654321098765432", "123456789.000000001", "0.1"])
  func aDecimalIsTheNearestDouble(text: String) throws {
    #expect(try JSON(parsing: text).numberValue?.doubleValue == Double(text))
  }

  @Test(arguments: [
    "1e+21", "123456789012345680000", "0.000001", "1.5e-7", "-0.5", "1e+300", "5e-324", "100",
    "1.1", "0", "12345.678", "1.7976931348623157e+308",
  ])
  func aDoublePrintsAsInECMAScript(text: String) throws {
    #expect(ecmaScriptText(of: try #require(Double(text))) == text)
  }
}

@Suite struct JSONPrinterTests {
  @Test func indentedTextHasAMemberOrAnElementALine() {
    let value: JSON = ["a": [1, ["b": nil]], "empty": [], "none": [:]]
    #expect(
      value.indentedText() == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "empty": [],
          "none": {}
        }
        """)
    #expect(JSON.integer(1).indentedText() == "1")
    #expect(JSON.array([1]).indentedText(by: 4) == "[\n    1\n]")
  }

  @Test func aComputedNumberPrintsTheShortestDigits() {
    let values: [Double] = [0.1, 1, -0.0, 1e21, 1e-7, 123_456_789.5, 1 / 3]
    #expect(
      JSON.array(values.map { .double($0) }).text
        == "[0.1,1,0,1e+21,1e-7,123456789.5,0.3333333333333333]")
    #expect(
      JSON.array([.integer(.max), .integer(.min)]).text
        == "[9223372036854775807,-9223372036854775808]")
  }

  @Test func aDecimalOfZerosKeepsThem() throws {
    for text in ["0.0", "0.00001", "-0.5", "10.010", "0.10"] {
      #expect(try JSON(parsing: text).text == text)
      #expect(try JSON(parsing: text).numberValue?.description == text)
    }
  }
}
