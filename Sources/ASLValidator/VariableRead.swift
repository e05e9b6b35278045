import ASLModel
import Diagnostics
import JSONPath
import JSONata

/// A place where a field reads a workflow variable.
struct VariableRead {
  /// Without the `$`.
  let name: String
  let range: SourceRange
}

extension FieldRead {
  /// The variables that the field reads, in the order of the text.
  func variables(in definition: Definition) -> [VariableRead] {
    switch content {
    case .path, .call:
      return paths.compactMap { path in
        guard case .variable(let name) = path.root else { return nil }
        return VariableRead(name: name, range: range)
      }
    case .expression(let expression, let source):
      return expression.uses.variables.map { name in
        let part = Self.place(of: name, in: source, after: 2)
        let place = part.map { definition.range(of: $0, in: range) }
        return VariableRead(name: name, range: place ?? range)
      }
    }
  }

  /// Where `$name` first stands in a text, in UTF-8 offsets.
  private static func place(of name: String, in text: String, after start: Int) -> SourceRange? {
    let bytes = Array(text.utf8)
    let wanted = Array("$\(name)".utf8)
    guard wanted.count <= bytes.count else { return nil }
    for place in 0...(bytes.count - wanted.count)
    where bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
      let next = place + wanted.count
      if next == bytes.count || !isNamePart(bytes[next]) {
        return SourceRange(start: start + place, end: start + next)
      }
    }
    return nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
