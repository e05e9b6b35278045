import Testing

@testable import JSONata

@Suite struct NumberFunctionTests {
  @Test(arguments: [
    (2.5, 0, 2), (3.5, 0, 4), (-2.5, 0, -2), (-7.5, 0, -8), (0.49999999999999994, 0, 0),
    (1.005, 2, 1), (1.015, 2, 1.02), (2.345, 2, 2.34), (4.35, 1, 4.4), (12450, -2, 12400),
    (12350, -2, 12400), (6.022e-23, 24, 6e-23), (1e21, 2, 1e21), (123.456, 20, 123.456),
    (0.1 + 0.2, 15, 0.3), (9_007_199_254_740_994, 1, 9_007_199_254_740_994), (-0.5, 0, 0),
  ])
  func halvesOfTheDecimalTextAreRoundedToEven(value: Double, precision: Int, result: Double) {
    let rounded = round(value, precision: precision)
    #expect(rounded == result)
    #expect(rounded != 0 || rounded.sign == .plus)
  }

  @Test func aPointMovedOutOfRangeGivesNoNumber() {
    #expect(round(4.49, precision: 400).isNaN)
    #expect(round(4.49, precision: .max).isNaN)
    #expect(round(4.49, precision: -400) == 0)
  }

  @Test(arguments: [
    (0.1, 20, "0.10000000000000000555"), (1.45, 1, "1.4"), (8.345, 2, "8.35"), (0.5, 0, "1"),
    (2.5, 0, "3"), (0, 2, "0.00"), (123.456, 0, "123"), (1e20, 2, "100000000000000000000.00"),
    (1e21, 2, "1e+21"), (0.000001, 7, "0.0000010"), (5e-300, 3, "0.000"),
    (123_456_789_012_345_683_968, 0, "123456789012345683968"),
  ])
  func fixedPointTextShowsTheExactValue(value: Double, places: Int, text: String) {
    #expect(fixedPointText(value, places: places).string == text)
  }

  @Test(arguments: [
    (255, 16, "ff"), (-255, 2, "-11111111"), (99.5, 2.5, "1100100"), (0, 36, "0"), (35, 36, "z"),
    (1e21, 10, "1e+21"), (1e21, 36, "5v1j4f4ds7c000"), (0x1p53, 32, "80000000000"), (5, 1, "D3100"),
    (5, 37, "D3100"), (5, 1.4, "D3100"), (-0.2, 2, "0"),
  ])
  func aNumberIsShownInAnyBase(value: Double, radix: Double, text: String) {
    let result = outcome { () throws(JSONataError) in try formatBase(value, radix: radix) }
    #expect(result == text)
  }

  @Test(arguments: [
    ("1", 1), ("-1.5e3", -1500), ("00012", 12), ("1E+5", 1e5), ("1e-400", 0), ("0x1F", 31),
    ("0X1f", 31), ("0o17", 15), ("0b101", 5), ("1.", nil), (".5", nil), ("+1", nil), ("", nil),
    (" 1", nil), ("1 ", nil), ("0b2", nil), ("0x", nil), ("-0x1", nil), ("1e400", nil),
    ("-", nil), ("1e", nil), ("1e+", nil), ("Infinity", nil), ("NaN", nil), ("٣", nil),
  ])
  func aTextIsANumberInJSONOrAPrefixedBase(text: String, value: Double?) {
    #expect(numberFromText(text) == value)
  }
}
