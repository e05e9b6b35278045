import JSONPath
import JSONTree

/// A path, and after a line of `---` a document; without one, a fixed document.
let jsonPathTarget = FuzzTarget(name: "JSONPath") { bytes in
  let separator = Array("\n---\n".utf8)
  let place = bytes.indices.first { bytes[$0...].starts(with: separator) }
  let source = String(decoding: bytes[..<(place ?? bytes.count)], as: UTF8.self)
  var document = sample
  if let place, let given = parsed(Array(bytes[(place + separator.count)...])) { document = given }
  do throws(PathError) {
    let path = try Path(parsing: source)
    let first = try path.evaluate(in: document)
    guard first == (try path.evaluate(in: document)) else { return "two evaluations differ" }
  } catch {
    if error.message.isEmpty { return "the error says nothing" }
  }
  return nil
}

private func parsed(_ bytes: [UInt8]) -> JSON? {
  do throws(JSONError) { return try JSON(parsing: bytes) } catch { return nil }
}

private let sample: JSON = [
  "a": [1, 2.5, "x", nil, ["b": [1, 2, 3], "c": "text"]],
  "store": ["book": [["price": 8, "title": "A"], ["price": 12.5, "title": "B"]]],
]
