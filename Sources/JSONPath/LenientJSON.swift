import JSONTree

/// JSON as json-smart reads it in its permissive mode: strings in either quote or in none, commas
/// too many, and `NaN` refused, as no number of JSON is that.
struct LenientJSON {
  private let units: [UInt16]
  private var position = 0

  private static let maximumDepth = 60

  private init(_ units: [UInt16]) { self.units = units }

  /// The value of a text; nil if it is none even so.
  static func parse(_ text: String) -> JSON? {
    var parser = LenientJSON(Array(text.utf16))
    let value = parser.value(stoppingAt: [], depth: 0)
    parser.skipWhitespace()
    return parser.position == parser.units.count ? value : nil
  }

  private var current: UInt16? { position < units.count ? units[position] : nil }

  private mutating func skipWhitespace() {
    while let unit = current, unit.isWhitespace { position += 1 }
  }

  private mutating func value(stoppingAt stops: [UInt16], depth: Int) -> JSON? {
    guard depth <= Self.maximumDepth else { return nil }
    skipWhitespace()
    switch current {
    case UInt16.openSquare?: return array(depth: depth)
    case UInt16.openCurly?: return object(depth: depth)
    case let quote? where quote == .singleQuote || quote == .doubleQuote:
      return quoted(quote).map { .string($0) }
    case nil: return nil
    case _?:
      let word = self.word(stoppingAt: stops)
      return word.isEmpty ? nil : scalar(word)
    }
  }

  private mutating func array(depth: Int) -> JSON? {
    position += 1
    var elements: [JSON] = []
    while true {
      skipWhitespace()
      switch current {
      case nil: return nil
      case UInt16.closeSquare?:
        position += 1
        return .array(elements)
      case UInt16.comma?: position += 1
      case _?:
        guard let element = value(stoppingAt: [.comma, .closeSquare], depth: depth + 1) else {
          return nil
        }
        elements.append(element)
      }
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    position += 1
    var members = JSONObject()
    while true {
      skipWhitespace()
      switch current {
      case nil: return nil
      case UInt16.closeCurly?:
        position += 1
        return .object(members)
      case UInt16.comma?: position += 1
      case let unit?:
        let isQuoted = unit == .singleQuote || unit == .doubleQuote
        guard let key = isQuoted ? quoted(unit) : word(stoppingAt: [.colon]) else { return nil }
        skipWhitespace()
        guard current == .colon else { return nil }
        position += 1
        guard let value = value(stoppingAt: [.comma, .closeCurly], depth: depth + 1) else {
          return nil
        }
        members[key] = value
      }
    }
  }

  private mutating func quoted(_ quote: UInt16) -> String? {
    let start = position + 1
    var end = start
    while end < units.count, units[end] != quote { end += units[end] == .backslash ? 2 : 1 }
    guard end < units.count else { return nil }
    position = end + 1
    do throws(PathFailure) {
      return try unescaped(Array(units[start..<end]))
    } catch {
      return nil
    }
  }

  private mutating func word(stoppingAt stops: [UInt16]) -> String {
    let start = position
    while let unit = current, !stops.contains(unit) { position += 1 }
    var end = position
    while end > start, units[end - 1].isWhitespace { end -= 1 }
    return String(javaUnits: units[start..<end])
  }

  private func scalar(_ word: String) -> JSON? {
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "NaN": return nil
    default: break
    }
    do throws(JSONError) {
      return try JSON(parsing: word)
    } catch {
      return .string(word)
    }
  }
}
