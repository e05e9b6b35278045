import Diagnostics
import JSONTree

/// The lines of a JSON Lines file, each a JSON text; blank lines are passed over.
struct JSONLines {
  private var text: ByteWindow

  init(_ text: any ByteSource) { self.text = ByteWindow(text) }

  mutating func next() throws(ItemFault) -> ItemStream.Element? {
    while let count = try lineCount() {
      let line = Array(text.bytes[text.start..<text.start + count])
      defer { text.pass(min(count + 1, text.count)) }
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(JSONError) {
        return ItemStream.Element(value: try JSON(parsing: line), size: count)
      } catch {
        throw ItemFault(
          "not JSON: \(error.message)", at: text.place(after: min(error.range.start, count)))
      }
    }
    return nil
  }

  /// How many bytes are before the next line feed; nil at the end of the text.
  private mutating func lineCount() throws(ItemFault) -> Int? {
    var seen = 0
    while true {
      if let found = text.bytes[(text.start + seen)...].firstIndex(of: UInt8(ascii: "\n")) {
        guard found - text.start <= ItemLimit.itemBytes else {
          throw ItemLimit.tooLarge("the line", at: text.place)
        }
        return found - text.start
      }
      seen = text.count
      if seen > ItemLimit.itemBytes { throw ItemLimit.tooLarge("the line", at: text.place) }
      if try !text.read() { return seen == 0 ? nil : seen }
    }
  }
}
