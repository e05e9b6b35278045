private let few = [
  "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
  "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
]
private let ordinals = [
  "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth",
  "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth",
  "Seventeenth", "Eighteenth", "Nineteenth",
]
/// From twenty on.
private let decades = [
  "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
]
private let magnitudes: [(value: Double, word: String)] = [
  (1e12, "Trillion"), (1e9, "Billion"), (1e6, "Million"), (1e3, "Thousand"),
]

/// A whole number in English words, each with a capital, as in `Two Hundred and Twenty-First`.
///
/// Trillion is the largest word: 10^15 is a thousand trillion.
func numberInWords(_ value: Double, isOrdinal: Bool) -> String {
  value.isFinite ? words(value, isFirst: true, isOrdinal) : "NaN"
}

// Recursive, at most about 25 deep for a trillion trillion … trillion.
private func words(_ value: Double, isFirst: Bool, _ isOrdinal: Bool) -> String {
  if value < 100 {
    let number = Int(value)
    let lead = isFirst ? "" : " and "
    guard number > 19 else { return lead + (isOrdinal ? ordinals : few)[number] }
    let decade = decades[number / 10 - 2]
    if number % 10 > 0 {
      return lead + decade + "-" + (isOrdinal ? ordinals : few)[number % 10]
    }
    return lead + (isOrdinal ? decade.dropLast() + "ieth" : decade)
  }
  let lead = isFirst ? "" : ", "
  let (factor, word) = magnitudes.first { value >= $0.value } ?? (100, "Hundred")
  let count = (value / factor).rounded(.down)
  let rest = value - count * factor
  var text = lead + words(count, isFirst: true, false) + " " + word
  if rest > 0 {
    text += words(rest, isFirst: false, isOrdinal)
  } else if isOrdinal {
    text += "th"
  }
  return text
}

/// Each word for a number, cardinal and ordinal, in lower case.
private let wordValues: [String: Double] = {
  var values: [String: Double] = ["hundred": 100, "hundredth": 100]
  for (index, word) in few.enumerated() { values[word.lowercased()] = Double(index) }
  for (index, word) in ordinals.enumerated() { values[word.lowercased()] = Double(index) }
  for (index, word) in decades.enumerated() {
    let word = word.lowercased()
    values[word] = Double(10 * (index + 2))
    values[word.dropLast() + "ieth"] = Double(10 * (index + 2))
  }
  for (value, word) in magnitudes {
    values[word.lowercased()] = value
    values[word.lowercased() + "th"] = value
  }
  return values
}()

/// Numbers in words: the longer words first, so that few ways lead to one match.
let numberWordsExpression: String = {
  let words = wordValues.keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  return "(?:" + (words + ["and", "[\\-, ]"]).joined(separator: "|") + ")+"
}()

/// The number that English words stand for; NaN if one of them is none.
///
/// - Parameter text: in lower case. Words are separated by a comma and a blank, `and` between
///   blanks, a blank, a hyphen or a backslash.
func wordsValue(of text: String) -> Double {
  // Products of magnitudes, to be summed: the last one still grows.
  var parts = [0.0]
  for word in numberWords(in: UnitText(text)) {
    let value = wordValues[word] ?? .nan
    let last = parts.removeLast()
    if value < 100 {
      if last >= 1000 {
        parts += [last, value]
      } else {
        parts.append(last + value)
      }
    } else {
      parts.append(last * value)
    }
  }
  return parts.reduce(0, +)
}

private func numberWords(in text: UnitText) -> [String] {
  let and = UnitText("and")
  func isBlank(_ place: Int) -> Bool { place < text.count && UnitSet.space.contains(text[place]) }
  var words: [String] = []
  var start = 0
  var at = 0
  while at < text.count {
    let length: Int
    if text[at] == 0x2C, isBlank(at + 1) {
      length = 2
    } else if isBlank(at), text.part(at + 1, at + 4) == and, isBlank(at + 4) {
      length = 5
    } else if isBlank(at) || text[at] == 0x5C || text[at] == 0x2D {
      length = 1
    } else {
      at += 1
      continue
    }
    words.append(text.part(start, at).string)
    at += length
    start = at
  }
  return words + [text.part(start, text.count).string]
}
