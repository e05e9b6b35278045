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
