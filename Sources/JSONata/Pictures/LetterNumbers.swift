/// `a` to `z`, `aa`, `ab` …, as spreadsheets name their columns; empty for 0 and what is not
/// finite.
func letterNumber(_ value: Double, isUpper: Bool) -> String {
  guard value.isFinite else { return "" }
  let first: UInt8 = isUpper ? UInt8(ascii: "A") : UInt8(ascii: "a")
  var letters: [UInt8] = []
  var rest = value
  while rest > 0 {
    letters.append(first + UInt8((rest - 1).truncatingRemainder(dividingBy: 26)))
    rest = ((rest - 1) / 26).rounded(.down)
  }
  return String(decoding: letters.reversed(), as: UTF8.self)
}

func letterValue(of text: String, isUpper: Bool) -> Double {
  let first = Double(isUpper ? UInt8(ascii: "A") : UInt8(ascii: "a"))
  return text.utf16.reduce(0) { $0 * 26 + Double($1) - first + 1 }
}

private let romanNumerals: [(value: Double, text: String)] = [
  (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
  (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]

/// In lower case, with a letter for each thousand; empty for 0. Nil if there were more than 10,000
/// thousands, about where the reference implementation overflows its stack.
func romanNumber(_ value: Double) -> String? {
  guard value <= 1e7 || value.isNaN else { return nil }
  var text = ""
  var rest = value
  for numeral in romanNumerals {
    while rest >= numeral.value {
      text += numeral.text
      rest -= numeral.value
    }
  }
  return text
}

/// - Parameter text: in upper case.
func romanValue(of text: String) -> Double {
  var sum = 0.0
  var largest = 1.0
  for unit in text.utf16.reversed() {
    let value = romanDigit(unit)
    if value < largest {
      sum -= value
    } else {
      largest = value
      sum += value
    }
  }
  return sum
}

private func romanDigit(_ unit: UInt16) -> Double {
  switch unit {
  case "M": 1000
  case "D": 500
  case "C": 100
  case "L": 50
  case "X": 10
  case "V": 5
  case "I": 1
  default: .nan
  }
}
