import Testing

@testable import JSONata

/// The expectations are those of the reference implementation, slips included.
@Suite struct IntegerPictureTests {
  @Test(arguments: [
    (1234.0, "#,##0", "1,234"),
    (12.9, "0000", "0012"),
    (-12.1, "0", "-13"),
    (1_234_567, "##,##,##0", "12,34,567"),
    (12, "##,##,##0", ",,12"),
    (1234, "##,##,##0", ",4"),
    (123_456, "0'000", "123'456"),
    (5, "0-0-0", "0-0-5"),
    (12345, "#,##٠", "١٢,٣٤٥"),
    (42, "０", "４２"),
    (5, "000;c", "005"),
    (1e21, "0", "1e+21"),
    (1, "0;o", "1st"),
    (101, "0;o", "101st"),
    (11, "0;o", "11th"),
    (112, "0;o", "112th"),
    (122, "0;o", "122nd"),
    (1023, "#,##0;o", "1,023rd"),
    (0, "I", ""),
    (3999, "i", "mmmcmxcix"),
    (0, "A", ""),
    (703, "A", "AAA"),
    (-7, "a", "-g"),
    (0, "w", "zero"),
    (-7, "w", "-seven"),
    (1001, "w", "one thousand and one"),
    (999_999, "Ww", "Nine Hundred and Ninety-Nine Thousand, Nine Hundred and Ninety-Nine"),
    (0, "w;o", "zeroth"),
    (21, "w;o", "twenty-first"),
    (80, "W;o", "EIGHTIETH"),
    (100, "Ww;o", "One Hundredth"),
    (1e6, "w;o", "one millionth"),
    (1e24, "w", "one trillion trillion"),
    (1e8, "I", "D1011"),
    (5, "#", "D3130"),
    (5, "", "D3130"),
    (5, "Ⅰ", "D3130"),
    (5, "0٠", "D3131"),
  ])
  func aNumberIsShownAsThePictureSays(value: Double, picture: String, text: String) {
    let result = outcome { () throws(JSONataError) in try formatInteger(value, picture: picture) }
    #expect(result == text)
  }

  @Test(arguments: [
    ("1,234", "#,##0", "1234.0"),
    ("12-34", "#0-0'0", "1234.0"),
    ("٤٢", "٠", "42.0"),
    ("42nd", "0;o", "42.0"),
    ("1.234", "#.##0", "1.0"),
    ("x", "0", "nan"),
    ("MCMXCIX", "I", "1999.0"),
    ("xlii", "i", "42.0"),
    ("abc", "i", "nan"),
    ("AAA", "A", "703.0"),
    ("", "a", "0.0"),
    ("zero", "w", "0.0"),
    ("One Hundred and First", "w;o", "101.0"),
    ("one million, two", "W", "1000002.0"),
    ("nineteen hundred and eighty-four", "w", "1984.0"),
    ("two dozen", "w", "nan"),
    ("", "w", "nan"),
    ("5", "x", "D3130"),
  ])
  func aTextIsReadAsThePictureSays(text: String, picture: String, value: String) {
    let result = outcome { () throws(JSONataError) in
      "\(try parseInteger(text, picture: picture))"
    }
    #expect(result == value)
  }

  @Test(arguments: ["0", "#,##0", "w", "W;o", "Ww", "I", "i", "A", "a", "0;o", "٠"])
  func whatWasShownIsReadBack(picture: String) throws {
    for value in [
      1, 2, 3, 11, 12, 13, 20, 21, 99, 100, 101, 110, 999, 1000, 1001, 1999, 2024, 3999,
    ] {
      let text = try formatInteger(Double(value), picture: picture)
      #expect(try parseInteger(text, picture: picture) == Double(value), "\(text)")
    }
  }
}
