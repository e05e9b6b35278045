/// An element of an XML document, with text or with elements in it.
struct XMLElement {
  let name: String
  let attributes: KeyValuePairs<String, String>
  let content: Content

  enum Content {
    case text(String)
    case elements([XMLElement])
  }

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: Content = .elements([])
  ) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }

  /// A whole document, an element a line.
  var document: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + lines(indentedBy: 0).joined(separator: "\n")
  }

  private func lines(indentedBy count: Int) -> [String] {
    let indentation = String(repeating: " ", count: count)
    let list = attributes.map { " \($0)=\"\(Self.escaped($1, isAttribute: true))\"" }.joined()
    let start = "\(indentation)<\(name)\(list)"
    switch content {
    case .text(let text):
      return ["\(start)>\(Self.escaped(text, isAttribute: false))</\(name)>"]
    case .elements(let elements):
      guard !elements.isEmpty else { return [start + "/>"] }
      return [start + ">"] + elements.flatMap { $0.lines(indentedBy: count + 2) }
        + ["\(indentation)</\(name)>"]
    }
  }

  /// - Note: XML 1.0, section 2.2: what is no character of XML, such as most control characters,
  ///   has no way to be written, and becomes U+FFFD. Section 3.3.3: a reader makes blanks of line
  ///   ends and tabs in attributes, unless they are references.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\t" where isAttribute, "\n" where isAttribute, "\r": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(isCharacter(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
