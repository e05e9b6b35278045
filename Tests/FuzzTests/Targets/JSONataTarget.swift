import Diagnostics
import JSONTree
import JSONata

/// An expression, and after a line of `---` its input: an array of values to evaluate it with.
let jsonataTarget = FuzzTarget(name: "JSONata") { bytes in
  let (source, inputs) = parts(of: bytes)
  var complaint: String?
  do throws(JSONataError) {
    let expression = try CompiledJSONata(parsing: source)
    for input in inputs {
      complaint =
        complaint
        ?? complaintAbout(source) { () throws(JSONataError) in
          try expression.evaluate(input, options: options)
        }
    }
  } catch {
    complaint = complaintAbout(error, source)
  }
  return complaint ?? complaintAboutStates(source, inputs)
}

/// Little of everything, so that many expressions can be tried in a second.
private let options: JSONataOptions = {
  var options = JSONataOptions()
  options.maximumSteps = 200_000
  options.maximumBytes = 32 << 20
  options.maximumSequenceLength = 20_000
  options.now = 1_750_000_000_000
  options.seed = 7
  return options
}()

private func parts(of bytes: [UInt8]) -> (source: String, inputs: [JSON?]) {
  let separator = Array("\n---\n".utf8)
  let place = bytes.indices.first { bytes[$0...].starts(with: separator) }
  let source = String(decoding: bytes[..<(place ?? bytes.count)], as: UTF8.self)
  do throws(JSONError) {
    if let place {
      return (source, [try JSON(parsing: Array(bytes[(place + separator.count)...]))])
    }
    return (source, [nil, try JSON(parsing: sample)])
  } catch {
    return (source, [nil])
  }
}

private let sample = """
  {"a": {"b": [1, {"c": "x y", "d": null}, [2, [3]]], "e": true}, "f": "2024-02-29T12:00:00Z",
   "l": [{"k": "p", "v": 3}, {"k": "q", "v": -1.5}, {"k": "p", "v": 0}], "s": "é😀 aab", "n": 12345}
  """

/// The same expression as a state machine would evaluate it.
private func complaintAboutStates(_ source: String, _ inputs: [JSON?]) -> String? {
  do throws(JSONataError) {
    let expression = try StatesExpression(parsing: source)
    return complaintAbout(source) { () throws(JSONataError) in
      try expression.evaluate(
        ["states": .object(["input": inputs[0] ?? .null]), "v": 1], options: options)
    }
  } catch {
    return complaintAbout(error, source)
  }
}

/// Evaluates twice: the result is the same, and can be written and read.
private func complaintAbout(
  _ source: String, _ evaluate: () throws(JSONataError) -> JSONataResult
) -> String? {
  do throws(JSONataError) {
    let result = try evaluate()
    guard result == (try evaluate()) else { return "two evaluations differ" }
    guard case .value(let value) = result else { return nil }
    do throws(JSONError) {
      return try JSON(parsing: value.text) == value ? nil : "the result is not read as written"
    } catch {
      return "the result cannot be read: \(error.message)"
    }
  } catch {
    return complaintAbout(error, source)
  }
}

private func complaintAbout(_ error: JSONataError, _ source: String) -> String? {
  if error.message == "Unknown error" { return "\(error.code) has no message" }
  let count = source.utf8.count
  guard 0...count ~= error.range.start, error.range.start...count ~= error.range.end else {
    return "\(error.code) is at \(error.range) of \(count)"
  }
  return nil
}
