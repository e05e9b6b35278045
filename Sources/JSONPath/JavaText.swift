import JSONTree

// How Java names and prints what the JSON reader json-smart makes of a document: texts of errors,
// the comparison of numbers with strings and the results of functions show it.

extension JSON {
  /// The class that errors name; numbers by how they were written and how large they are.
  var javaClassName: String {
    switch self {
    case .null: "null"
    case .bool: "java.lang.Boolean"
    case .string: "java.lang.String"
    case .array: "net.minidev.json.JSONArray"
    case .object: "java.util.LinkedHashMap"
    case .number(let number): number.javaKind.rawValue
    }
  }

  /// `toString`: strings bare, objects as `{a=1, b=x}`, and arrays as JSON.
  ///
  /// - Parameter depth: how deep to print; what lies deeper is `…`.
  func javaText(depth: Int = 50) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return String(value)
    case .string(let value): return value
    case .number(let number): return number.javaText
    case .array: return javaJSON(depth: depth)
    case .object(let object):
      guard depth > 0 else { return "…" }
      var text = "{"
      for member in object.members {
        if text.utf8.count > 1 { text += ", " }
        text += member.key + "=" + member.value.javaText(depth: depth - 1)
      }
      return text + "}"
    }
  }

  /// JSON as json-smart writes it.
  private func javaJSON(depth: Int) -> String {
    switch self {
    case .null, .bool, .number: return javaText()
    case .string(let value): return Self.quoted(value)
    case .array(let elements):
      guard depth > 0 else { return "…" }
      var text = "["
      for element in elements {
        if text.utf8.count > 1 { text += "," }
        text += element.javaJSON(depth: depth - 1)
      }
      return text + "]"
    case .object(let object):
      guard depth > 0 else { return "…" }
      var text = "{"
      for member in object.members {
        if text.utf8.count > 1 { text += "," }
        text += Self.quoted(member.key) + ":" + member.value.javaJSON(depth: depth - 1)
      }
      return text + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "/": result += "\\/"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2000}"..."\u{20FF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Equal as Java's collections are: numbers only of one class, so that `1` is not `1.0`.
  func isJavaEqual(_ other: JSON) -> Bool {
    var pairs = [(self, other)]
    while let (left, right) = pairs.popLast() {
      switch (left, right) {
      case (.null, .null): break
      case (.bool(let a), .bool(let b)) where a == b: break
      case (.string(let a), .string(let b)) where a.isSameText(as: b): break
      case (.number(let a), .number(let b))
      where a.javaKind == b.javaKind && a.javaText == b.javaText: break
      case (.array(let a), .array(let b)) where a.count == b.count: pairs += zip(a, b)
      case (.object(let a), .object(let b)) where a.count == b.count:
        for member in a.members {
          guard let value = b[member.key] else { return false }
          pairs.append((member.value, value))
        }
      case (.null, _), (.bool, _), (.string, _), (.number, _), (.array, _), (.object, _):
        return false
      }
    }
    return true
  }
}

extension String {
  /// Equal unit by unit, as in Java; Swift's `==` holds canonically equivalent texts for equal.
  func isSameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension JSONNumber {
  enum JavaKind: String {
    case integer = "java.lang.Integer"
    case long = "java.lang.Long"
    case bigInteger = "java.math.BigInteger"
    case double = "java.lang.Double"
    case bigDecimal = "java.math.BigDecimal"
  }

  var javaKind: JavaKind {
    switch self {
    case .integer(let value): Int32(exactly: value) == nil ? .long : .integer
    case .double, .decimal: .double
    case .literal(let text):
      if !Self.isWhole(text) {
        doubleText(of: text) == nil ? .bigDecimal : .double
      } else if let value = Int64(text) {
        Int32(exactly: value) == nil ? .long : .integer
      } else {
        .bigInteger
      }
    }
  }

  /// `toString` of the number that Java reads.
  var javaText: String {
    switch self {
    case .integer(let value): String(value)
    case .double, .decimal: Self.javaText(of: doubleValue)
    case .literal(let text):
      if Self.isWhole(text) {
        text == "-0" ? "0" : text
      } else {
        doubleText(of: text) ?? Decimal(text)?.text ?? text
      }
    }
  }

  /// `Double.toString`: with an exponent below 10⁻³ and from 10⁷ on, and always with a point.
  static func javaText(of value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    let parts = value.magnitude.description.split(separator: "e")
    let sign = value < 0 ? "-" : ""
    let numerals = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = numerals.count > 1 && numerals[1] != "0" ? String(numerals[1]) : ""
    var digits = String(numerals[0]) + fraction
    var power = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + numerals[0].utf8.count - 1
    while digits.hasPrefix("0") {
      digits.removeFirst()
      power -= 1
    }
    while digits.hasSuffix("0") { digits.removeLast() }
    if value.magnitude >= 1e-3, value.magnitude < 1e7 {
      if power < 0 { return sign + "0." + String(repeating: "0", count: -power - 1) + digits }
      let whole = digits.prefix(power + 1)
      let zeros = String(repeating: "0", count: power + 1 - whole.utf8.count)
      let rest = digits.dropFirst(power + 1)
      return sign + whole + zeros + "." + (rest.isEmpty ? "0" : rest)
    }
    let rest = digits.dropFirst()
    return sign + digits.prefix(1) + "." + (rest.isEmpty ? "0" : rest) + "E\(power)"
  }

  /// The text of a fraction as a double, unless it is long and a double would lose some of it.
  private func doubleText(of text: String) -> String? {
    let value = doubleValue
    guard value.isFinite else { return nil }
    let short = Self.javaText(of: value)
    if text.utf8.count > 18, let exact = Decimal(text), let rounded = Decimal(short),
      exact.compare(rounded) != 0
    {
      return nil
    }
    return short
  }

  private static func isWhole(_ text: String) -> Bool {
    !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
  }
}
