import JSONTree

/// One step from a value to one within it.
enum DataStep: Sendable, Equatable, Hashable {
  case member(String)
  case element(Int)
}

extension JSON {
  /// The value with another one at a place within it; nil where there is no such place.
  func replacing(_ path: ArraySlice<DataStep>, with value: JSON) -> JSON? {
    guard let step = path.first else { return value }
    switch (self, step) {
    case (.object(var object), .member(let name)):
      guard let new = (object[name] ?? .null).replacing(path.dropFirst(), with: value) else {
        return nil
      }
      object[name] = new
      return .object(object)
    case (.array(var elements), .element(let index)):
      guard elements.indices.contains(index),
        let new = elements[index].replacing(path.dropFirst(), with: value)
      else { return nil }
      elements[index] = new
      return .array(elements)
    default: return nil
    }
  }
}

/// JSONata that names what is within a value.
enum DataExpression {
  /// nil where the name cannot be written.
  static func child(of base: String?, _ step: DataStep) -> String? {
    guard let base else { return nil }
    switch step {
    case .member(let name):
      if isPlain(name) { return "\(base).\(name)" }
      return name.utf8.contains(UInt8(ascii: "`")) ? nil : "\(base).`\(name)`"
    case .element(let index):
      return base.hasSuffix("]") ? "(\(base))[\(index)]" : "\(base)[\(index)]"
    }
  }

  static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    let words: Set<String> = ["and", "or", "in", "true", "false", "null", "function"]
    return !words.contains(name)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
        default: false
        }
      }
  }
}

/// A place that can be set: a part of the state's data, and the way to a value within it.
struct DataPlace: Sendable, Equatable {
  let root: Root
  let path: [DataStep]

  enum Root: Sendable, Equatable, Hashable {
    case input, result, output
    case variable(String)
  }

  init(_ root: Root, _ path: [DataStep] = []) {
    self.root = root
    self.path = path
  }

  func child(_ step: DataStep) -> DataPlace { DataPlace(root, path + [step]) }

  /// Reads `$total`, `$states.input.a.b`, `` $states.result.`a b`[0] ``.
  init?(_ expression: String) {
    var text = expression[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    guard text.first == "$" else { return nil }
    text.removeFirst()
    var steps: [DataStep] = []
    while !text.isEmpty {
      guard let step = Self.step(&text, isFirst: steps.isEmpty) else { return nil }
      steps.append(step)
    }
    guard case .member(let name)? = steps.first else { return nil }
    guard name == "states" else {
      self.init(.variable(name), Array(steps.dropFirst()))
      return
    }
    let rest = Array(steps.dropFirst(2))
    switch steps.dropFirst().first {
    case .member("input"): self.init(.input, rest)
    case .member("result"): self.init(.result, rest)
    default: return nil
    }
  }

  private static func step(_ text: inout Substring, isFirst: Bool) -> DataStep? {
    if text.first == "[" {
      guard !isFirst, let close = text.firstIndex(of: "]") else { return nil }
      let number = Int(text[text.index(after: text.startIndex)..<close])
      text = text[text.index(after: close)...]
      return number.flatMap { $0 >= 0 ? .element($0) : nil }
    }
    if !isFirst {
      guard text.first == "." else { return nil }
      text.removeFirst()
    }
    if text.first == "`" {
      text.removeFirst()
      guard let close = text.firstIndex(of: "`") else { return nil }
      let name = String(text[..<close])
      text = text[text.index(after: close)...]
      return .member(name)
    }
    let name = String(text.prefix { $0 != "." && $0 != "[" })
    guard DataExpression.isPlain(name) else { return nil }
    text = text.dropFirst(name.count)
    return .member(name)
  }
}
