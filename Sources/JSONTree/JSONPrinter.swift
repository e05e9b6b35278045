extension JSON {
  /// The value as compact JSON text, without any blank.
  public var text: String {
    var printer = JSONPrinter(indentation: nil)
    printer.print(self)
    return printer.output.text()
  }

  /// The value as JSON text with one member or element a line.
  public func indentedText(by width: Int = 2) -> String {
    var printer = JSONPrinter(indentation: width)
    printer.print(self)
    return printer.output.text()
  }

  /// Appends the value as compact JSON text in UTF-8.
  public func write(to bytes: inout [UInt8]) {
    var printer = JSONPrinter(indentation: nil)
    printer.print(self)
    printer.output.append(to: &bytes)
  }
}

/// Writes a value as text.
///
/// The containers it is in are on a stack of its own, so that the depth of a value takes no stack
/// of the thread.
private struct JSONPrinter: ~Copyable {
  private(set) var output = ByteWriter(capacity: 256)
  /// How many blanks a level is indented by; nil is compact.
  private let indentation: Int?
  /// The container being written, and those around it.
  private var container = Container.none
  private var next = 0
  private var outer: [(Container, next: Int)] = []

  private enum Container {
    case none
    case array([JSON])
    case object(ContiguousArray<JSONObject.Member>)
  }

  init(indentation: Int?) {
    self.indentation = indentation
  }

  mutating func print(_ value: JSON) {
    start(value)
    while true {
      switch container {
      case .none: return
      case .array(let elements):
        guard next < elements.count else {
          close(UInt8(ascii: "]"))
          continue
        }
        separate()
        start(elements[next - 1])
      case .object(let members):
        guard next < members.count else {
          close(UInt8(ascii: "}"))
          continue
        }
        separate()
        let place = next - 1
        output.writeLiteral(members[place].key)
        output.write(UInt8(ascii: ":"))
        if indentation != nil { output.write(UInt8(ascii: " ")) }
        start(members[place].value)
      }
    }
  }

  /// Writes a scalar or an empty container, or opens a container.
  @inline(__always)
  private mutating func start(_ value: JSON) {
    switch value {
    case .null: output.writeWord("null")
    case .bool(let value): output.writeWord(value ? "true" : "false")
    case .number(let value): value.write(to: &output)
    case .string(let value): output.writeLiteral(value)
    case .array(let elements):
      guard !elements.isEmpty else { return output.writeWord("[]") }
      output.write(UInt8(ascii: "["))
      open(.array(elements))
    case .object(let object):
      guard !object.isEmpty else { return output.writeWord("{}") }
      output.write(UInt8(ascii: "{"))
      open(.object(object.members))
    }
  }

  private mutating func open(_ inner: Container) {
    outer.append((container, next))
    container = inner
    next = 0
  }

  private mutating func close(_ bracket: UInt8) {
    guard let (container, next) = outer.popLast() else {
      preconditionFailure("what is closed was opened")
    }
    self.container = container
    self.next = next
    newLine()
    output.write(bracket)
  }

  /// Writes what stands between two members or elements, and goes on to the next one.
  @inline(__always)
  private mutating func separate() {
    if next > 0 { output.write(UInt8(ascii: ",")) }
    next += 1
    newLine()
  }

  @inline(__always)
  private mutating func newLine() {
    guard let indentation else { return }
    output.write(UInt8(ascii: "\n"))
    output.write(UInt8(ascii: " "), times: indentation * outer.count)
  }
}

extension JSONNumber {
  fileprivate func write(to output: inout ByteWriter) {
    switch self {
    case .integer(let value): output.write(value)
    case .decimal(let digits, let scale):
      if digits < 0 { output.write(UInt8(ascii: "-")) }
      output.writeDigits(digits.magnitude, atLeast: Int(scale) + 1)
      output.insert(UInt8(ascii: "."), beforeLast: Int(scale))
    case .double(let value): output.write(ecmaScriptText(of: value))
    case .literal(let text): output.write(text)
    }
  }
}
