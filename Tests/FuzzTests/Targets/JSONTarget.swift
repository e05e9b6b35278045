import Diagnostics
import JSONTree

/// A JSON text: what can be read can be written and read again, as a value and with its ranges.
let jsonTarget = FuzzTarget(name: "JSON") { bytes in
  do throws(JSONError) {
    let value = try JSON(parsing: bytes)
    let tree = try JSONSyntax(parsing: bytes)
    guard tree.json == value else { return "the tree is another value" }
    guard try JSON(parsing: value.text) == value else { return "the text is another value" }
    guard try JSON(parsing: value.indentedText()) == value else {
      return "the indented text is another value"
    }
    return nil
  } catch {
    guard 0...bytes.count ~= error.range.start, error.range.start <= error.range.end else {
      return "the error is at \(error.range) of \(bytes.count)"
    }
    return error.message.isEmpty ? "the error says nothing" : nil
  }
}
