import Testing

@testable import JSONata

/// The expectations are those of the reference implementation, slips included.
@Suite struct NumberPictureTests {
  @Test(arguments: [
    (1234567.891, "#,##0.00", "1,234,567.89"),
    (0, "#,##0.00", "0.00"),
    (0, "#", "0"),
    (0.5, "0", "0"),
    (1.5, "0", "2"),
    (12.345, "0.00", "12.34"),
    (0.25, "#.#", ".2"),
    (1, "0.", "1"),
    (1.5, "0.a", "2a"),
    (100, "0%", "10000%"),
    (0.5, "0.0‰", "500.0‰"),
    (-1234.5, "#,##0.0;(#,##0.0)", "(1,234.5)"),
    (-0.4, "0", "-0"),
    (-5, "$0.00", "-$5.00"),
    (1e20, "0.0", "100000000000000000000.0"),
    (0.30000000000000004, "0.00000000000000000000", "0.30000000000000004441"),
    (1234.5, "0.0e00", "1.2e03"),
    (0.00012345, "0.###e0", "1.234e-4"),
    (0, "#.e0", "0.0e0"),
    (1, "#.e0", "1.0e0"),
    (9.99, "0.0e0", "10.0e0"),
    (1e300, "0e0", "1e300"),
    (12_345_678, "##,##,##0", "123,45,678"),
    (5, "#,##,#.0", "5,,.0"),
    (1234.5678, "0.0,0,0", "1234.5,68"),
    (.infinity, "a0b", "aInfinityb"),
    (-.infinity, "0", "-Infinity"),
    (.nan, "0", "NaN"),
  ])
  func aNumberIsShownAsThePictureSays(value: Double, picture: String, text: String) {
    let result = outcome { () throws(JSONataError) in try formatNumber(value, picture: picture) }
    #expect(result == text)
  }

  @Test(arguments: [
    ("0;0;0", "D3080"), ("0.0.0", "D3081"), ("0%%", "D3082"), ("0‰‰", "D3083"), ("0%‰", "D3084"),
    ("", "D3085"), ("..", "D3085"), ("0+0", "D3086"), ("k", "D3086"), ("%%", "D3086"),
    ("0,.0", "D3087"), ("0.,0", "D3087"), ("0,", "D3088"), ("0,,0", "D3089"), ("0#", "D3090"),
    ("0.#0", "D3091"), ("0e0%", "D3092"), ("0.0e", "D3093"), ("e", "D3093"), ("0e#", "D3093"),
    ("x0e0", "D3093"),
  ])
  func aFaultyPictureIsNamed(picture: String, code: String) {
    let result = outcome { () throws(JSONataError) in try formatNumber(20, picture: picture) }
    #expect(result == code)
  }

  @Test func aPictureHasNoMoreThanAHundredDecimalPlaces() {
    func result(_ places: Int) -> String {
      let picture = "0." + String(repeating: "0", count: places)
      return outcome { () throws(JSONataError) in try formatNumber(1, picture: picture) }
    }
    #expect(result(100) == "1." + String(repeating: "0", count: 100))
    #expect(result(101) == "D1001")
  }

  @Test func aPictureIsNotEndless() {
    let picture = String(repeating: "0,", count: maximumPictureLength) + "0"
    let result = outcome { () throws(JSONataError) in try formatNumber(1, picture: picture) }
    #expect(result == "D2015")
  }

  @Test(arguments: ["#,##0.00", "0", "#.##", "000,000.0##", "$#0.0#", "0.0%", "#", "#,#"])
  func theUsualCaseGivesWhatTheGeneralOneDoes(picture: String) throws {
    let picture = try NumberPicture(picture)
    var digits = 1
    var plain = 0
    for index in 0..<3000 {
      digits = digits * 48_271 % 0x7FFF_FFFF
      let value = Double(digits % 2_000_000) / powersOfTen[index % 9]
      guard let text = picture.plainText(of: value, picture.positive) else { continue }
      plain += 1
      #expect(text == picture.anyText(of: value, picture.positive), "\(value)")
    }
    #expect(plain > 2000)
  }

  @Test func everyCharacterCanBeAnother() {
    var format = DecimalFormat()
    format.decimalSeparator = ","
    format.groupingSeparator = "."
    format.minusSign = "−"
    format.zeroDigit = "٠"
    format.exponentSeparator = "E"
    format.percent = "pc"
    func result(_ value: Double, _ picture: String) -> String {
      outcome { () throws(JSONataError) in
        try formatNumber(value, picture: picture, options: format)
      }
    }
    #expect(result(-1234.5, "#.##٠,٠٠") == "−١.٢٣٤,٥٠")
    #expect(result(0.00012, "٠,٠E٠") == "١,٢E−٤")
    #expect(result(0.25, "٠٠pc") == "٢٥pc")
  }

  @Test func anOptionMayBeEmpty() {
    for name in [
      "decimal-separator", "grouping-separator", "zero-digit", "pattern-separator", "digit",
    ] {
      guard let property = DecimalFormat.property(named: name) else { continue }
      var format = DecimalFormat()
      format[keyPath: property] = ""
      for picture in ["", "0", "#,##0.00", "0.0;0.0", "0,0.0,0e0"] {
        for value in [0, 12.5, -12.5] {
          let result = outcome { () throws(JSONataError) in
            try formatNumber(value, picture: picture, options: format)
          }
          #expect(result != "undefined")
        }
      }
    }
  }

  @Test func everyOptionHasAProperty() {
    let names = [
      "decimal-separator", "grouping-separator", "exponent-separator", "infinity", "minus-sign",
      "NaN", "percent", "per-mille", "zero-digit", "digit", "pattern-separator",
    ]
    let paths = names.compactMap { DecimalFormat.property(named: $0) }
    #expect(Set(paths).count == names.count)
    #expect(DecimalFormat.property(named: "decimal") == nil)
  }
}
