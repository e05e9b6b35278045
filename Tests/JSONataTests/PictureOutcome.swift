@testable import JSONata

/// What a picture function gave, as text: its result, `undefined` or the code of its error.
func outcome(of body: () throws(JSONataError) -> String?) -> String {
  do {
    return try body() ?? "undefined"
  } catch {
    return error.code
  }
}
