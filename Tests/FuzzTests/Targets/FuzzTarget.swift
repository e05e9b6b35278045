/// Code that takes any bytes at all: the fuzzer feeds it with bytes of its own, and `FuzzTests`
/// with the seeds and with all that the fuzzer ever found.
///
/// A new target is a file beside this one and a line in `fuzzTargets`; its seeds are the files of
/// `Inputs/<name>`, and words the fuzzer may use are in `Dictionaries/<name>.txt`.
struct FuzzTarget: Sendable, CustomStringConvertible {
  let name: String
  /// What is wrong with what the code under test made of the bytes; nil if all is well.
  let complaint: @Sendable ([UInt8]) -> String?

  var description: String { name }
}

let fuzzTargets = [definitionTarget, jsonTarget, jsonPathTarget, jsonataTarget]
