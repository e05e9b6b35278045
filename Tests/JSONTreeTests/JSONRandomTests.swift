import Diagnostics
import JSONTree
import TestSupport
import Testing

/// What holds for every value, and for every text however broken, each from a seed.
@Suite struct JSONRandomTests {
  @Test(arguments: UInt64(0)..<200)
  func aRandomValueComesBackFromItsText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let value = randomValue(depth: 5, &random)
    for text in [value.text, value.indentedText(), value.indentedText(by: 0)] {
      let read = try JSON(parsing: text)
      #expect(read == value)
      #expect(read.text == value.text)
      #expect(try JSONSyntax(parsing: Array(text.utf8)).json == value)
    }
    var bytes = Array("before".utf8)
    value.write(to: &bytes)
    #expect(bytes == Array(("before" + value.text).utf8))
  }

  /// A text with bytes changed, removed and inserted is read or refused, never more; what is read
  /// prints to something that reads the same.
  @Test(arguments: UInt64(0)..<200)
  func aBrokenTextIsReadOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let original = Array(randomValue(depth: 4, &random).text.utf8)
    for _ in 0..<50 {
      var bytes = original
      for _ in 0...Int.random(in: 0...3, using: &random) { mutate(&bytes, &random) }
      do throws(JSONError) {
        let value = try JSON(parsing: bytes)
        let again = try JSON(parsing: value.text)
        #expect(again == value)
        let tree = try JSONSyntax(parsing: bytes)
        #expect(tree.json == value)
      } catch {
        #expect(error.range.start >= 0)
        #expect(error.range.start <= error.range.end)
        #expect(error.range.end <= bytes.count)
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test(arguments: UInt64(0)..<50)
  func aRandomDoublePrintsDigitsThatReadBackToIt(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let text = JSON.double(value).text
      #expect(Double(text) == value)
      #expect(try JSON(parsing: text).numberValue?.doubleValue == value)
    }
  }
}

private func randomValue(depth: Int, _ random: inout SeededGenerator) -> JSON {
  switch random.next() % (depth > 0 ? 10 : 6) {
  case 0: return nil
  case 1: return .bool(random.next() % 2 == 0)
  case 2: return .integer(Int(truncatingIfNeeded: random.next() >> (random.next() % 64)))
  case 3: return .double(Double(Int64(truncatingIfNeeded: random.next() >> 20)) / 1_000)
  case 4, 5: return .string(randomText(&random))
  case 6, 7:
    return .array((0..<random.next() % 6).map { _ in randomValue(depth: depth - 1, &random) })
  default:
    let count = random.next() % 10 == 0 ? 40 : random.next() % 6
    return .object(
      JSONObject(
        (0..<count).map { _ in (randomText(&random), randomValue(depth: depth - 1, &random)) }))
  }
}

private func randomText(_ random: inout SeededGenerator) -> String {
  let pieces = [
    "a", "key", "\"", "\\", "\n", "\u{0}", "é", "e\u{301}", "中", "🚀", "\u{10FFFF}", " ", "/",
  ]
  return (0..<random.next() % 12).reduce(into: "") { text, _ in
    text += pieces[Int(random.next() % UInt64(pieces.count))]
  }
}

private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
  let likely = Array("{}[],:\"\\0e.-tfn \u{0}é".utf8)
  let byte =
    random.next() % 4 == 0
    ? UInt8(truncatingIfNeeded: random.next()) : likely[Int(random.next() % UInt64(likely.count))]
  let place = bytes.isEmpty ? 0 : Int(random.next() % UInt64(bytes.count))
  switch random.next() % 4 {
  case 0 where !bytes.isEmpty: bytes.remove(at: place)
  case 1 where !bytes.isEmpty: bytes[place] = byte
  case 2: bytes.removeLast(bytes.count - place)
  default: bytes.insert(byte, at: place)
  }
}
