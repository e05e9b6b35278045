import Diagnostics
import JSONTree

/// The elements of the array, or the members of the object, that a JSON file is or that a JSON
/// Pointer leads to in it.
///
/// The file passes by: no more of it is in memory than one item, or one text or number of what is
/// passed over. The whole of it must be JSON all the same, by the rules of `JSON(parsing:)` and in
/// its words, up to where reading ends. Of members with the same key each is an item.
struct JSONItems {
  private var text: ByteWindow
  /// How the containers close that are open, outermost first.
  private var open: [UInt8] = []
  private var isFirst = true
  private var isFinished = false

  /// - Parameter pointer: RFC 6901; nil is the whole file.
  init(_ text: any ByteSource, pointer: String?) throws(ItemFault) {
    self.text = ByteWindow(text)
    guard try nextByte() != nil else {
      throw fault("the text is empty; a JSON value was expected")
    }
    var passed = ""
    for token in try Self.tokens(pointer ?? "") {
      try descend(to: token, after: passed, pointer ?? "")
      passed += "/\(token)"
    }
    try begin(pointer)
  }

  private static func tokens(_ pointer: String) throws(ItemFault) -> [String] {
    guard !pointer.isEmpty else { return [] }
    guard pointer.hasPrefix("/") else {
      throw ItemFault("the ItemsPointer '\(pointer)' must begin with '/'")
    }
    return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
  }

  // MARK: Items

  mutating func next() throws(ItemFault) -> ItemStream.Element? {
    guard !isFinished, let close = open.last else { return nil }
    guard try goOn(close, isFirst: isFirst) else {
      try finish()
      return nil
    }
    isFirst = false
    let key = close == brace ? try readKey() : nil
    _ = try nextByte()
    let (value, size) = try readValue()
    return ItemStream.Element(key: key, value: value, size: size)
  }

  private mutating func begin(_ pointer: String?) throws(ItemFault) {
    let first = try nextByte()
    let place = text.place
    switch first {
    case UInt8(ascii: "["): open.append(bracket)
    case UInt8(ascii: "{"): open.append(brace)
    default:
      let value = try readValue().value
      let what = pointer.map { "what the ItemsPointer '\($0)' leads to" } ?? "the JSON file"
      throw ItemFault("\(what) must be an array or an object, not a \(value.typeName)", at: place)
    }
    text.pass(1)
  }

  /// Reads what is after the items.
  private mutating func finish() throws(ItemFault) {
    isFinished = true
    open.removeLast()
    while let close = open.last {
      while try goOn(close, isFirst: false) {
        if close == brace { _ = try readKey() }
        try passValue()
      }
      open.removeLast()
    }
    if try nextByte() != nil { throw fault("there is more text after the end of the JSON value") }
  }

  // MARK: The pointer

  private mutating func descend(
    to token: String, after passed: String, _ pointer: String
  ) throws(ItemFault) {
    let first = try nextByte()
    let place = text.place
    let close: UInt8
    switch first {
    case UInt8(ascii: "["): close = bracket
    case UInt8(ascii: "{"): close = brace
    default: throw Self.nothing(at: pointer, token, passed, place)
    }
    text.pass(1)
    open.append(close)
    var index = 0
    while try goOn(close, isFirst: index == 0) {
      let name = close == brace ? try readKey() : String(index)
      if isSameText(name, token) { return }
      try passValue()
      index += 1
    }
    throw Self.nothing(at: pointer, token, passed, place)
  }

  private static func nothing(
    at pointer: String, _ token: String, _ passed: String, _ place: TextPlace
  ) -> ItemFault {
    let what = passed.isEmpty ? "the file" : "'\(passed)'"
    return ItemFault(
      "the ItemsPointer '\(pointer)' leads to nothing: \(what) has no '\(token)'", at: place)
  }

  // MARK: Grammar

  /// Goes to the next element or member of a container, or passes its end.
  private mutating func goOn(_ close: UInt8, isFirst: Bool) throws(ItemFault) -> Bool {
    let byte = try nextByte()
    if byte == close {
      text.pass(1)
      return false
    }
    if isFirst { return true }
    guard byte == UInt8(ascii: ",") else {
      throw try unexpected(Self.separators(close))
    }
    text.pass(1)
    return true
  }

  private static func separators(_ close: UInt8) -> String {
    "',' or '\(Character(Unicode.Scalar(close)))'"
  }

  /// Reads a key and the colon after it.
  private mutating func readKey() throws(ItemFault) -> String {
    guard try nextByte() == quotationMark else {
      throw try unexpected("a key in quotation marks")
    }
    guard case .string(let key) = try readValue().value else {
      preconditionFailure("what begins with a quotation mark is a string or refused")
    }
    guard try nextByte() == UInt8(ascii: ":") else {
      throw try unexpected("':' after the key \"\(key.prefix(40))\"")
    }
    text.pass(1)
    return key
  }

  /// Passes over a value without keeping more than one text or number of it.
  private mutating func passValue() throws(ItemFault) {
    let depth = open.count
    repeat {
      if try passStart() { continue }
      while open.count > depth, let close = open.last {
        guard try !goOn(close, isFirst: false) else {
          if close == brace { _ = try readKey() }
          break
        }
        open.removeLast()
      }
    } while open.count > depth
  }

  /// Passes over a text, a number or an empty container, or to the first value in one.
  ///
  /// - Returns: whether a value is to be read next.
  private mutating func passStart() throws(ItemFault) -> Bool {
    let close: UInt8
    switch try nextByte() {
    case UInt8(ascii: "["): close = bracket
    case UInt8(ascii: "{"): close = brace
    default:
      _ = try readValue()
      return false
    }
    text.pass(1)
    guard open.count < JSONParsingOptions().maximumDepth else {
      throw fault(Self.message(.tooDeep(limit: JSONParsingOptions().maximumDepth)))
    }
    guard try goOn(close, isFirst: true) else { return false }
    open.append(close)
    if close == brace { _ = try readKey() }
    return true
  }

  /// The next byte that is no white space; nil at the end of the text.
  private mutating func nextByte() throws(ItemFault) -> UInt8? {
    while let byte = try text.current() {
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: text.pass(1)
      default: return byte
      }
    }
    return nil
  }

  // MARK: Values

  /// Reads the value at the start of the window.
  private mutating func readValue() throws(ItemFault) -> (value: JSON, size: Int) {
    let count = try valueCount()
    guard count > 0 else { throw try unexpected("a JSON value") }
    var options = JSONParsingOptions()
    options.maximumDepth -= open.count
    let bytes = Array(text.bytes[text.start..<text.start + count])
    do throws(JSONError) {
      let value = try JSON(parsing: bytes, options: options)
      text.pass(count)
      return (value, count)
    } catch {
      let place = text.place(after: error.range.start)
      guard error.reason == .textAfterValue, let close = open.last else {
        throw ItemFault("not JSON: \(error.message)", at: place)
      }
      text.pass(error.range.start)
      throw try unexpected(Self.separators(close))
    }
  }

  /// How many bytes the value has, as far as brackets and quotation marks say.
  private mutating func valueCount() throws(ItemFault) -> Int {
    var end = ValueEnd()
    var count = 0
    while true {
      let (passed, isFound) = end.find(in: text.bytes[(text.start + count)...])
      count += passed
      if count > ItemLimit.itemBytes { throw ItemLimit.tooLarge("the item", at: text.place) }
      if isFound { return count }
      if try !text.read() { return count }
    }
  }

  // MARK: Faults

  private func fault(_ message: String) -> ItemFault {
    ItemFault("not JSON: \(message)", at: text.place)
  }

  private static func message(_ reason: JSONError.Reason) -> String {
    JSONError(reason, at: .at(0)).message
  }

  private mutating func unexpected(_ expected: String) throws(ItemFault) -> ItemFault {
    guard let byte = try text.current() else {
      return fault("found the end of the text where \(expected) was expected")
    }
    let word = try word(startingWith: byte)
    return fault("found '\(word)' where \(expected) was expected")
  }

  /// The letters and digits at the start of the window, or the one character that is there.
  private mutating func word(startingWith byte: UInt8) throws(ItemFault) -> String {
    while text.count < 48, try text.read() {}
    let rest = text.bytes[text.start...]
    let letters = rest.prefix(40).prefix { $0 >= 0x80 || isWordByte($0) }
    guard letters.isEmpty else { return String(decoding: letters, as: UTF8.self) }
    return String(decoding: rest.prefix(1), as: UTF8.self)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

private let bracket = UInt8(ascii: "]")
private let brace = UInt8(ascii: "}")
private let quotationMark = UInt8(ascii: "\"")
