import JSONTree

/// A value in one line, cut where it is long.
struct ValueText {
  private var text = ""
  private let limit: Int
  private let hex: Bool

  private init(limit: Int, hex: Bool) {
    self.limit = limit
    self.hex = hex
  }

  /// - Parameter limit: bytes after which a container is cut; strings are cut at a hundred times
  ///   as many.
  static func text(of json: JSON, limit: Int = 120, hex: Bool = false) -> String {
    var printer = ValueText(limit: limit, hex: hex)
    switch json {
    case .array, .object: printer.add(json)
    case .string(let text):
      let isLong = text.utf8.count > limit * 100
      return isLong ? JSON.string(String(text.prefix(limit * 100))).text + "…" : json.text
    case .null, .bool, .number: return printer.scalar(json)
    }
    return printer.text
  }

  private var isFull: Bool { text.utf8.count >= limit }

  private mutating func add(_ json: JSON) {
    switch json {
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        guard goesOn(index) else { break }
        add(element)
      }
      text += "]"
    case .object(let object):
      text += "{"
      for (index, member) in object.enumerated() {
        guard goesOn(index) else { break }
        text += "\(JSON.string(member.key).text): "
        add(member.value)
      }
      text += "}"
    case .string(let string):
      let part = string.prefix(limit)
      text += JSON.string(String(part)).text + (part.endIndex < string.endIndex ? "…" : "")
    case .null, .bool, .number: text += scalar(json)
    }
  }

  private mutating func goesOn(_ index: Int) -> Bool {
    if index > 0 { text += ", " }
    if isFull { text += "…" }
    return !isFull
  }

  private func scalar(_ json: JSON) -> String {
    guard hex, case .number(let number) = json, let value = number.integerValue else {
      return json.text
    }
    return (value < 0 ? "-0x" : "0x") + String(value.magnitude, radix: 16)
  }
}
