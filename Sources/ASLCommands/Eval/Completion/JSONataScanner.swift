import JSONTree

/// Reads the beginning of a JSONata expression as far as it takes to know what a name at its end
/// may be: which brackets are open, what stands before the last dot, which variables there are.
///
/// It is no parser: it reads what is faulty too, and guesses where it would have to evaluate.
struct JSONataScanner {
  private let bytes: [UInt8]
  private var place = 0
  private let input: SampleValues
  /// Those that were given, and those the expression binds.
  private(set) var variables: [String: SampleValues]
  private var levels: [Level]

  /// What stands at the end of the text.
  enum End {
    /// The beginning of `$name`, without the `$`.
    case variable(String)
    /// The beginning of a name of a member of one of the values.
    case name(String, of: SampleValues, isQuoted: Bool)
    /// Nothing that can be completed.
    case nothing
  }

  /// What is between two brackets.
  private struct Level {
    /// What `$` and names refer to.
    var context: SampleValues
    /// What has been read of an operand; nil where one is expected.
    var operand: SampleValues?
    var isAfterDot = false
    /// The variable that `:=` sets to what follows.
    var target: String?
    /// The operand's own name, where it is a variable, and so may be a function.
    var callee: String?
    /// What the brackets were opened for.
    var purpose = Purpose.group
    /// The first argument, within a call.
    var argument: SampleValues?

    mutating func begin() { (operand, isAfterDot, callee) = (nil, false, nil) }

    mutating func read(_ values: SampleValues, callee: String? = nil) {
      (operand, isAfterDot, self.callee) = (values, false, callee)
    }
  }

  private enum Purpose: Equatable {
    case group
    case call(String)
    /// A predicate or an order-by: what it was opened behind goes on behind it.
    case condition
    /// An array or an object, or the body of a function.
    case construction
  }

  init(_ text: String, input: JSON?, variables: [String: JSON]) {
    bytes = Array(text.utf8)
    self.input = SampleValues(input)
    self.variables = variables.mapValues { SampleValues($0) }
    levels = [Level(context: self.input.items)]
  }

  private var level: Level {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  mutating func scan() -> End {
    while place < bytes.count {
      if let end = read() { return end }
    }
    if level.isAfterDot { return .name("", of: level.operand ?? .unknown, isQuoted: false) }
    return level.operand == nil ? .name("", of: level.context, isQuoted: false) : .nothing
  }

  // MARK: Tokens

  /// Reads a token; gives the end where the text ends within it.
  private mutating func read() -> End? {
    let byte = bytes[place]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): place += 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readString(byte)
    case UInt8(ascii: "`"): return readQuotedName()
    case UInt8(ascii: "$"): return readVariable()
    case UInt8(ascii: "/"): return readSlash()
    case UInt8(ascii: "."): readDot()
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open(byte)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close()
    case UInt8(ascii: "*") where level.operand == nil || level.isAfterDot: readWildcard()
    case UInt8(ascii: "@"), UInt8(ascii: "#"): readBinding()
    case _ where Self.isNameByte(byte): return readName()
    default: readOperator(byte)
    }
    return nil
  }

  private mutating func readString(_ quote: UInt8) -> End? {
    place += 1
    while place < bytes.count, bytes[place] != quote {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard place < bytes.count else { return .nothing }
    place += 1
    level.read(.unknown)
    return nil
  }

  private mutating func readQuotedName() -> End? {
    let start = place + 1
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "`"))
    let name = text(start, end ?? bytes.count)
    guard let end else {
      return .name(
        name, of: level.isAfterDot ? level.operand ?? .unknown : level.context, isQuoted: true)
    }
    place = end + 1
    step(name)
    return nil
  }

  private mutating func readVariable() -> End? {
    place += 1
    if peek() == UInt8(ascii: "$") {
      place += 1
      level.read(input)
      return nil
    }
    let name = nameText()
    if place == bytes.count { return .variable(name) }
    if name.isEmpty {
      level.read(level.context)
    } else {
      level.read(variables[name] ?? .unknown, callee: name)
    }
    skipBlanks()
    if peek() == UInt8(ascii: ":"), peek(1) == UInt8(ascii: "=") {
      place += 2
      level.begin()
      level.target = name
    }
    return nil
  }

  private mutating func readName() -> End? {
    let start = place
    let name = nameText()
    if place == bytes.count {
      return .name(
        text(start, place), of: level.isAfterDot ? level.operand ?? .unknown : level.context,
        isQuoted: false)
    }
    switch name {
    case "and", "or", "in": if level.operand == nil { step(name) } else { level.begin() }
    case "function", "λ": readParameters()
    case _ where name.utf8.first.map { (0x30..<0x3A).contains($0) } ?? false: level.read(.unknown)
    default: step(name)
    }
    return nil
  }

  private mutating func step(_ name: String) {
    let values = level.isAfterDot ? level.operand ?? .unknown : level.context
    level.read(values.items.members(name))
  }

  /// A regular expression, a comment, or a division.
  private mutating func readSlash() -> End? {
    if peek(1) == UInt8(ascii: "*") {
      place += 2
      while place < bytes.count, !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) {
        place += 1
      }
      place += 2
      return place > bytes.count ? .nothing : nil
    }
    if level.operand == nil { return readString(UInt8(ascii: "/")) }
    place += 1
    level.begin()
    return nil
  }

  private mutating func readDot() {
    place += 1
    if peek() == UInt8(ascii: ".") {
      place += 1
      level.begin()
    } else {
      level.isAfterDot = level.operand != nil
    }
  }

  private mutating func readWildcard() {
    let isDescent = peek(1) == UInt8(ascii: "*")
    place += isDescent ? 2 : 1
    let values = (level.isAfterDot ? level.operand ?? .unknown : level.context).items
    level.read(isDescent ? values.descendants : values.children)
  }

  /// `@$name` or `#$name`.
  private mutating func readBinding() {
    let isFocus = peek() == UInt8(ascii: "@")
    place += 1
    guard peek() == UInt8(ascii: "$") else { return }
    place += 1
    let name = nameText()
    if !name.isEmpty { variables[name] = isFocus ? level.operand?.items : .unknown }
  }

  private mutating func readOperator(_ byte: UInt8) {
    let isChain = byte == UInt8(ascii: "~") && peek(1) == UInt8(ascii: ">")
    place += isChain ? 2 : 1
    switch byte {
    case UInt8(ascii: ","): if level.argument == nil { level.argument = level.operand }
    case UInt8(ascii: ";"): assign()
    case UInt8(ascii: "^"): return
    default: if isChain { level.argument = level.operand }
    }
    level.begin()
  }

  private mutating func assign() {
    if let target = level.target { variables[target] = level.operand ?? .unknown }
    level.target = nil
  }

  // MARK: Brackets

  private mutating func open(_ bracket: UInt8) {
    let outer = level
    let isBehindOperand = outer.operand != nil && !outer.isAfterDot
    let isOrder = place > 0 && bytes[place - 1] == UInt8(ascii: "^")
    place += 1
    var inner = Level(context: outer.isAfterDot ? outer.operand?.items ?? .unknown : outer.context)
    switch bracket {
    case UInt8(ascii: "("):
      if isOrder {
        inner.context = outer.operand?.items ?? .unknown
        inner.purpose = .condition
      } else if isBehindOperand {
        inner.purpose = .call(outer.callee ?? "")
        // What stands before `~>` is the first argument.
        inner.argument = outer.argument.flatMap { outer.purpose == .group ? $0 : nil }
      }
    case UInt8(ascii: "["):
      if isBehindOperand { inner.context = outer.operand?.items ?? .unknown }
      inner.purpose = isBehindOperand ? .condition : .construction
    default:
      if isBehindOperand { inner.context = outer.operand?.items ?? .unknown }
      inner.purpose = .construction
    }
    levels.append(inner)
  }

  private mutating func close() {
    place += 1
    guard levels.count > 1 else { return }
    assign()
    let inner = levels.removeLast()
    switch inner.purpose {
    case .group: level.read(inner.operand ?? .unknown)
    case .condition: level.isAfterDot = false
    case .construction: level.read(.unknown)
    case .call(let name):
      let isSame = Self.selections.contains(name)
      level.read(isSame ? inner.argument ?? inner.operand ?? .unknown : .unknown)
    }
  }

  /// Functions that give some of what their first argument holds.
  private static let selections: Set<String> = [
    "append", "distinct", "filter", "reverse", "shuffle", "single", "sort",
  ]
  /// Functions that pass the items of their first argument to a function.
  private static let iterations: Set<String> = ["filter", "map", "single", "sort"]

  /// The parameters of a function.
  private mutating func readParameters() {
    skipBlanks()
    guard peek() == UInt8(ascii: "(") else { return step("function") }
    var isFirst = true
    while place < bytes.count, bytes[place] != UInt8(ascii: ")") {
      place += 1
      guard peek() == UInt8(ascii: "$") else { continue }
      place += 1
      let name = nameText()
      var items: SampleValues?
      if case .call(let callee) = level.purpose, isFirst || callee == "sort",
        Self.iterations.contains(callee)
      {
        items = level.argument?.items
      }
      if !name.isEmpty { variables[name] = items ?? .unknown }
      isFirst = false
    }
    place = min(place + 1, bytes.count)
    level.begin()
  }

  // MARK: Bytes

  private func peek(_ offset: Int = 0) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
  }

  private mutating func nameText() -> String {
    let start = place
    while let byte = peek(), Self.isNameByte(byte) { place += 1 }
    return text(start, place)
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// Whether a name needs no backquotes.
  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30..<0x3A).contains(first) else { return false }
    let words = ["and", "or", "in", "true", "false", "null", "function", "λ"]
    return name.utf8.allSatisfy(isNameByte) && !words.contains(name)
  }
}
