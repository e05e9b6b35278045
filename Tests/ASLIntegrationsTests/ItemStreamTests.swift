import ASLModel
import Diagnostics
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

/// Bytes in pieces of a given size.
final class PiecedBytes: ByteSource {
  private let bytes: [UInt8]
  private let size: Int
  private var offset = 0

  init(_ bytes: [UInt8], _ size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func next() -> [UInt8] {
    let end = min(offset + size, bytes.count)
    defer { offset = end }
    return Array(bytes[offset..<end])
  }
}

/// What reading all items of a text comes to.
enum ReadItems: Equatable, CustomStringConvertible {
  case items([JSON])
  case fault(String)

  var description: String {
    switch self {
    case .items(let items): JSON.array(items).text
    case .fault(let message): message
    }
  }
}

func read(
  _ text: String, _ type: ReaderConfig.InputType, _ config: ReaderConfig = ReaderConfig(),
  pieces size: Int = 7
) -> ReadItems { read(Array(text.utf8), type, config, pieces: size) }

func read(
  _ bytes: [UInt8], _ type: ReaderConfig.InputType, _ config: ReaderConfig = ReaderConfig(),
  named name: String = "k", pieces size: Int = 7
) -> ReadItems {
  do throws(ItemFault) {
    var stream = try ItemStream(PiecedBytes(bytes, size), named: name, type, config)
    var items: [JSON] = []
    while let item = try stream.next() {
      items.append(item.key.map { ["key": .string($0), "value": item.value] } ?? item.value)
    }
    return .items(items)
  } catch {
    return .fault(error.output(in: nil).cause ?? "")
  }
}

/// Random numbers from a seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

@Suite struct CSVItemsTests {
  private static func given(_ headers: String..., delimiter: ReaderConfig.CSVDelimiter = .comma)
    -> ReaderConfig
  {
    ReaderConfig(csvHeaderLocation: .given, csvHeaders: headers, csvDelimiter: delimiter)
  }

  static let files: [(text: String, config: ReaderConfig, items: String)] = [
    // Recorded executions.
    (
      "Col1,Col2,Col3\nValue1,Value2,Value3\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n",
      ReaderConfig(),
      #"[{"Col1":"Value1","Col2":"Value2","Col3":"Value3"},{"Col1":"Value4","Col2":"Value5","Col3":"Value6"},{"Col1":"","Col2":"","Col3":""},{"Col1":"true","Col2":"1","Col3":"'HelloWorld'"},{"Col1":"Null","Col2":"None","Col3":""},{"Col1":"   ","Col2":"","Col3":""}]"#
    ),
    (
      "H1,\nValue4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n", ReaderConfig(),
      #"[{"":"Value5","H1":"Value4"},{"":"","H1":""},{"":"1","H1":"true"},{"":"None","H1":"Null"},{"":"","H1":"   "}]"#
    ),
    (
      "0,True,{}\nValue4,Value5,Value6\n", ReaderConfig(),
      #"[{"0":"Value4","{}":"Value6","True":"Value5"}]"#
    ),
    // The Step Functions guide.
    (
      "abc,123,\"This string contains commas, a double quotation marks (\"\"), and a newline (\n)\",{\"\"MyKey\"\":\"\"MyValue\"\"},\"[1,2,3]\"",
      given("MyLetters", "MyNumbers", "MyString", "MyObject", "MyArray"),
      #"[{"MyNumbers":"123","MyObject":"{\"MyKey\":\"MyValue\"}","MyString":"This string contains commas, a double quotation marks (\"), and a newline (\n)","MyLetters":"abc","MyArray":"[1,2,3]"}]"#
    ),
    (
      #"C:\\Program Files\\MyApp.exe,6534512"#, given("path", "size"),
      #"[{"path":"C:\\Program Files\\MyApp.exe","size":"6534512"}]"#
    ),
    (
      "1,307,3.5,1256677221", given("userId", "movieId", "rating", "timestamp"),
      #"[{"rating":"3.5","movieId":"307","userId":"1","timestamp":"1256677221"}]"#
    ),
    // Quotation marks and backslashes.
    (
      #""","a""b","""","x"y"#, given("a", "b", "c", "d"),
      #"[{"a":"","b":"a\"b","c":"\"","d":"xy"}]"#
    ),
    (#""a"b,c"#, given("a", "b"), #"[{"a":"ab","b":"c"}]"#),
    (#"a\,b\"c\d\\,"e\"f\,\g""#, given("a", "b"), #"[{"a":"a,b\"cd\\","b":"e\"f,g"}]"#),
    (#"5" pipe,6"#, given("a", "b"), #"[{"a":"5\" pipe","b":"6"}]"#),
    (#"a"#, given("a"), #"[{"a":"a"}]"#), (#"a""#, given("a"), #"[{"a":"a\""}]"#),
    (#"a\"#, given("a"), #"[{"a":"a"}]"#),
    // Line ends, blank lines, byte order marks.
    (
      "\u{FEFF}a,b\r\n1,\"x\r\ny\"\r\n\r\n3,4\r5,6", ReaderConfig(),
      #"[{"a":"1","b":"x\r\ny"},{"a":"3","b":"4"},{"a":"5","b":"6"}]"#
    ),
    ("\u{FEFF}\"a\"\n\n\n1\n\n\"\"\n", ReaderConfig(), #"[{"a":"1"},{"a":""}]"#),
    ("a,b\n", ReaderConfig(), "[]"), ("", given("a"), "[]"), ("\n\n", given("a"), "[]"),
    // Delimiters.
    ("1|2,3", given("a", "b", delimiter: .pipe), #"[{"a":"1","b":"2,3"}]"#),
    ("1;2", given("a", "b", delimiter: .semicolon), #"[{"a":"1","b":"2"}]"#),
    ("1 2", given("a", "b", delimiter: .space), #"[{"a":"1","b":"2"}]"#),
    ("1\t2\\\t3", given("a", "b", delimiter: .tab), #"[{"a":"1","b":"2\t3"}]"#),
    (
      "ä,日本\n", ReaderConfig(csvHeaderLocation: .given, csvHeaders: ["ö", "é"]),
      #"[{"ö":"ä","é":"日本"}]"#
    ),
  ]

  @Test(arguments: files, [1, 2, 3, 1_000])
  func rowsBecomeObjects(
    file: (text: String, config: ReaderConfig, items: String), size: Int
  ) {
    #expect(read(file.text, .csv, file.config, pieces: size).description == file.items)
  }

  static let faults: [(text: String, config: ReaderConfig, fault: String)] = [
    ("", ReaderConfig(), "the CSV file is empty; its first row must be the header"),
    ("\n\n", ReaderConfig(), "the CSV file is empty"),
    (
      "PAR1\u{15}\u{4}", ReaderConfig(),
      "asl cannot read Parquet files; k has to become CSV, JSON or JSON Lines first"
    ),
    ("ORC\u{0}", ReaderConfig(), "asl cannot read ORC files"),
    ("a,b,a\n1,2,3", ReaderConfig(), "CSV headers cannot contain duplicates."),
    ("1,2", given("H1", "H1"), "CSV headers cannot contain duplicates."),
    (
      "a,b\n1,\"2\n3", ReaderConfig(),
      "the file ends within the quotation marks that are opened in line 2"
    ),
    (
      "a\n1\n\"2\\", ReaderConfig(),
      "the file ends within the quotation marks that are opened in line 3"
    ),
    (
      String(repeating: "h", count: 10_241), ReaderConfig(),
      "the CSV header has more than 10240 bytes"
    ),
    (
      "a\n1\n" + String(repeating: "x", count: 8_388_609), ReaderConfig(),
      "the row that begins in line 3 has more than 8388608 bytes"
    ),
    (
      "a\n" + String(repeating: ",", count: 8_388_609), ReaderConfig(),
      "the row that begins in line 2 has more than 8388608 bytes"
    ),
  ]

  @Test(arguments: faults)
  func aWrongFileIsRefused(text: String, config: ReaderConfig, fault: String) {
    let found = read(text, .csv, config, pieces: 100_000).description
    #expect(found.contains(fault), "\(found)")
  }

  @Test func bytesThatAreNotUTF8AreReplaced() {
    #expect(read([0x61, 0x0A, 0xFF, 0x0A], .csv).description == "[{\"a\":\"\u{FFFD}\"}]")
  }

  /// Any text survives being written by RFC 4180, backslashes doubled, whatever the pieces.
  @Test(arguments: 0..<40)
  func whatIsWrittenIsRead(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let delimiter = ReaderConfig.CSVDelimiter.allCases.randomElement(using: &numbers) ?? .comma
    let mark = Character(Unicode.Scalar(delimiter.byte))
    let letters: [Character] = ["a", "ß", "\"", "\\", "\n", "\r", mark, " ", "日", "'", "x"]
    let headers = (0..<Int.random(in: 1...5, using: &numbers)).map { "h\($0)" }
    let rows = (0..<20).map { _ in
      headers.map { _ in
        String(
          (0..<Int.random(in: 0...6, using: &numbers)).map { _ in
            letters.randomElement(using: &numbers) ?? "a"
          })
      }
    }
    let lines = rows.map { row in
      row.map { field in
        let text = field.replacing("\\", with: "\\\\")
        let isPlain = !text.contains {
          $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" || $0 == mark
        }
        return isPlain && !text.isEmpty
          ? text : "\"\(text.replacing("\"", with: "\"\""))\""
      }.joined(separator: String(mark))
    }
    let lineEnd = Bool.random(using: &numbers) ? "\r\n" : "\n"
    let config = ReaderConfig(
      csvHeaderLocation: .given, csvHeaders: headers, csvDelimiter: delimiter)
    let size = Int.random(in: 1...50, using: &numbers)
    let found = read(lines.joined(separator: lineEnd), .csv, config, pieces: size)
    let expected = rows.map { row in
      JSON.object(JSONObject(zip(headers, row).map { ($0, .string($1)) }))
    }
    #expect(found == .items(expected), "seed \(seed)")
  }
}

@Suite struct JSONLinesTests {
  @Test(arguments: [
    ("{\"a\":1}\n\n  \r\n[2]\r\n\"x\"", #"[{"a":1},[2],"x"]"#), ("", "[]"), ("\n", "[]"),
    ("\u{FEFF}1\n2\n", "[1,2]"),
    (
      "{\"a\":1}\n{\"a\":",
      "line 2, column 6: not JSON: found the end of the text where a JSON value was expected"
    ),
    ("1\n2 3\n", "line 2, column 3: not JSON: there is more text after the end of the JSON value"),
    (
      "1\n{\"a\":1,}\n",
      "line 2, column 8: not JSON: found '}' where a key in quotation marks was expected"
    ),
  ])
  func linesAreItems(text: String, expected: String) {
    for size in [1, 2, 5, 1_000] {
      #expect(read(text, .jsonLines, pieces: size).description == expected)
    }
  }

  @Test func aLineOverTheLimitIsRefused() {
    let text = "1\n\"" + String(repeating: "x", count: 8_388_609) + "\"\n"
    let found = read(text, .jsonLines, pieces: 1 << 20).description
    #expect(found.hasPrefix("line 2, column 1: the line has more than 8388608 bytes"), "\(found)")
  }
}

@Suite struct JSONItemsTests {
  static let files: [(text: String, pointer: String?, expected: String)] = [
    (" [1, \"]\\\"\", {\"a\": [2, {}]}, [], null] \n", nil, #"[1,"]\"",{"a":[2,{}]},[],null]"#),
    ("[]", nil, "[]"), ("{}", nil, "[]"), ("\u{FEFF}[1.50]", nil, "[1.50]"),
    (#"{"a": 1, "b": {"c": []}}"#, nil, #"[{"key":"a","value":1},{"key":"b","value":{"c":[]}}]"#),
    (#"{"x": [[], {"k": "v", "l": [1]}], "a": {"b": [1, 2]}, "y": {}}"#, "/a/b", "[1,2]"),
    (#"[[0], {"a/b": {"~": [3]}}]"#, "/1/a~1b/~0", "[3]"),
    (#"{"": [1], "a": [2]}"#, "/", "[1]"), (#"[7]"#, "", "[7]"),
    (#"{"a": {"b": 1}}"#, "/a", #"[{"key":"b","value":1}]"#),
    // Faults, in the words of the whole parser.
    ("", nil, "line 1, column 1: not JSON: the text is empty; a JSON value was expected"),
    ("7", nil, "line 1, column 1: the JSON file must be an array or an object, not a number"),
    (
      #"{"a": "x"}"#, "/a",
      "line 1, column 7: what the ItemsPointer '/a' leads to must be an array or an object, not a string"
    ),
    (
      #"{"a": [1]}"#, "/b",
      "line 1, column 1: the ItemsPointer '/b' leads to nothing: the file has no 'b'"
    ),
    (
      #"{"a": [1]}"#, "/a/1",
      "line 1, column 7: the ItemsPointer '/a/1' leads to nothing: '/a' has no '1'"
    ),
    (
      #"{"a": [1]}"#, "/a/0/x",
      "line 1, column 8: the ItemsPointer '/a/0/x' leads to nothing: '/a/0' has no 'x'"
    ),
    (#"{"a": [1]}"#, "a", "the ItemsPointer 'a' must begin with '/'"),
  ]

  @Test(arguments: files)
  func elementsAndMembersAreItems(text: String, pointer: String?, expected: String) {
    for size in [1, 2, 3, 1_000] {
      let found = read(text, .json, ReaderConfig(itemsPointer: pointer), pieces: size)
      #expect(found.description == expected)
    }
  }

  /// Texts that are no JSON: the fault and its place are those of the whole parser.
  static let wrong = [
    "[1, 2", "[1,\n2,", "[1,\n 2 3]", "[1,]", "[,1]", "[1}", "{\"a\" 1}", "{\"a\": 1,}", "{a: 1}",
    "[1] x", "[\"abc", "[tru]", "[1, {\"a\": [1, 2}]", "[01]", "[1e]", "[\"\\q\"]", "[\"a\nb\"]",
    "{\"a\"", "{\"a\":", "[", "{", "]", "[nulll]", "[1,\n\n  \"é\", ?]", "[{\"a\":1]]", "[[1,2]",
    "[1]]",
  ]

  @Test(arguments: wrong, [1, 3, 100])
  func aWrongTextIsRefusedAsTheWholeParserDoes(text: String, size: Int) throws {
    guard case .fault(let found) = read(text, .json, pieces: size) else {
      Issue.record("\(text) was read")
      return
    }
    let expected = try #require(throws: JSONError.self) { try JSON(parsing: text) }
    let place = SourceText(name: "", text).position(at: expected.range.start)
    // A text that is read alone ends where the next one would begin.
    let isCut = found.contains("the end of the text") || expected.message.contains("the end of")
    #expect(
      found == "line \(place.line), column \(place.column): not JSON: \(expected.message)"
        || isCut && found.hasPrefix("line \(place.line), "), "\(found); \(expected.message)")
  }

  /// What is passed over is read by the same rules.
  @Test(arguments: wrong)
  func aWrongTextBesideThePointerIsRefused(text: String) {
    let config = ReaderConfig(itemsPointer: "/items")
    for document in ["{\"x\": \(text), \"items\": [1]}", "{\"items\": [1], \"x\": \(text)}"] {
      guard case .items(let items) = read(document, .json, config, pieces: 4) else { continue }
      Issue.record("\(document) gave \(items)")
    }
  }

  @Test(arguments: 0..<60)
  func theItemsAreThoseOfTheWholeParserWhateverThePieces(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let value = JSON.array((0..<5).map { _ in Self.random(3, &numbers) })
    let member = JSON.object(JSONObject([("x", Self.random(3, &numbers)), ("i", value)]))
    let text = Bool.random(using: &numbers) ? member.indentedText() : member.text
    let size = Int.random(in: 1...40, using: &numbers)
    let found = read(text, .json, ReaderConfig(itemsPointer: "/i"), pieces: size)
    let whole = try #require(try JSON(parsing: text)["i"]?.arrayValue)
    #expect(found == .items(whole), "seed \(seed)")
    // Any cut of it is refused.
    let bytes = Array(text.utf8)
    let cut = Int.random(in: 0..<bytes.count - 1, using: &numbers)
    if case .items = read(
      Array(bytes[..<cut]), .json, ReaderConfig(itemsPointer: "/i"), pieces: size)
    {
      Issue.record("a text of \(cut) bytes was read, seed \(seed)")
    }
  }

  private static func random(_ depth: Int, _ numbers: inout SeededNumbers) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &numbers) {
    case 0: .null
    case 1: .bool(Bool.random(using: &numbers))
    case 2: .integer(Int.random(in: -1_000...1_000, using: &numbers))
    case 3: .double(Double.random(in: -1...1, using: &numbers))
    case 4: .string(["", "a\"]", "\\}", "é\n", "[{", "日本"].randomElement(using: &numbers) ?? "")
    case 5, 6: .array((0..<3).map { _ in random(depth - 1, &numbers) })
    default: .object(JSONObject((0..<3).map { ("k\($0)]", random(depth - 1, &numbers)) }))
    }
  }

  @Test func anItemOverTheLimitIsRefused() {
    let text = "[1, \"" + String(repeating: "x", count: 8_388_609) + "\"]"
    let found = read(text, .json, pieces: 1 << 20).description
    #expect(found.hasPrefix("line 1, column 5: the item has more than 8388608 bytes"), "\(found)")
  }

  @Test func aTextNestedTooDeepIsRefused() {
    let deep = String(repeating: "[", count: 1_001) + String(repeating: "]", count: 1_001)
    for text in [deep, "{\"x\": \(deep), \"i\": []}"] {
      let pointer = text.hasPrefix("{") ? "/i" : nil
      let found = read(text, .json, ReaderConfig(itemsPointer: pointer)).description
      #expect(found.contains("nested more than"), "\(found)")
    }
  }
}
