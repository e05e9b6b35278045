import Digests
import JSONTree

/// The functions that Step Functions' expressions can call.
let statesLibrary: [String: Builtin] = {
  var library = builtins
  library["eval"] = nil
  for function in statesFunctions { library[function.name] = function }
  return library
}()

/// The functions that Step Functions adds to JSONata's or changes.
///
/// - Note: AWS Step Functions developer guide, "JSONata functions provided by Step Functions".
private let statesFunctions: [Builtin] = [
  Builtin("partition", "<an:a>", arity: 2) { (arguments, call) throws(JSONataError) in
    try partition(arguments, call)
  },
  Builtin("range", "<nnn:a>", arity: 3) { (arguments, call) throws(JSONataError) in
    try range(arguments, call)
  },
  Builtin("hash", "<s-s:s>", arity: 2) { (arguments, _) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    let name = arguments.string(1) ?? "MD5"
    guard let digest = Digest.allCases.first(where: { $0.name == name }) else {
      throw JSONataError(
        "T0410", value: .string(name), index: 2,
        text: "Unsupported hashing algorithm \"\(name)\": "
          + Digest.allCases.map(\.name).joined(separator: ", ") + " are supported")
    }
    return .string(hexadecimal(digest.hash(Array(text.utf8))))
  },
  Builtin("random", "<n?:n>", arity: 1) { (arguments, call) throws(JSONataError) in
    guard let seed = arguments.number(0) else {
      return .number(call.evaluation.nextRandomUnit())
    }
    var random = SeededRandom(seed)
    return .number(random.nextUnit())
  },
  Builtin("uuid", "<:s>", arity: 0) { (_, call) throws(JSONataError) in
    .string(uuid(call.evaluation.nextRandom(), call.evaluation.nextRandom()))
  },
  Builtin("parse", "<s-:j>", arity: 1) { (arguments, call) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    // A text of `[1,1,…` has a value for every two bytes.
    try call.evaluation.allocate(text.utf8.count / 2)
    do throws(JSONError) {
      let json = try JSON(parsing: text)
      call.evaluation.keep(json)
      return Value(json)
    } catch {
      throw JSONataError("D3030", value: .string(text), text: "Invalid JSON: \(error.message)")
    }
  },
]

/// An array cut into pieces of a size; the last one may be shorter.
private func partition(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  let list = arguments[0]
  if list.isUndefined { return .undefined }
  let size = (arguments.number(1) ?? 0).rounded(.down)
  guard size >= 1 else {
    throw JSONataError(
      "T0410", token: "partition", value: .double(size), index: 2,
      text: "The chunk size of partition must be a positive integer")
  }
  try call.evaluation.step(list.itemCount)
  let items = list.items
  let width = Int(min(size, Double(max(items.count, 1))))
  var pieces: ContiguousArray<Value> = []
  for start in stride(from: 0, to: items.count, by: width) {
    pieces.append(.list(ContiguousArray(items[start..<min(start + width, items.count)])))
  }
  return .list(pieces)
}

/// Numbers from a first one on, as long as the last one is not passed.
private func range(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  guard let first = arguments.number(0)?.rounded(.down),
    let last = arguments.number(1)?.rounded(.down),
    let delta = arguments.number(2)?.rounded(.down)
  else { return .undefined }
  guard delta != 0 else {
    throw JSONataError(
      "T0410", token: "range", value: 0, index: 3,
      text: "The delta of range must not be 0")
  }
  let count = max(0, ((last - first) / delta).rounded(.down) + 1)
  guard count <= 10_000_000 else {
    throw JSONataError("D2014", token: "range", value: .double(count))
  }
  try call.evaluation.step(Int(count) / 8)
  try call.evaluation.allocate(bytes: Int(count) * MemoryLayout<Value>.stride)
  try call.evaluation.check(sequenceLength: Int(count))
  return .rawSequence(
    ContiguousArray((0..<Int(count)).lazy.map { .number(first + Double($0) * delta) }))
}

/// Numbers that a seed alone decides (SplitMix64 over the seed's bits).
private struct SeededRandom {
  private var state: UInt64

  init(_ seed: Double) { state = seed.bitPattern }

  mutating func nextUnit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Double(mixed(state) >> 11) * 0x1p-53
  }
}

/// A random identifier, version 4 of RFC 9562.
private func uuid(_ high: UInt64, _ low: UInt64) -> String {
  let high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
  let low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  let bytes = [high, low].flatMap { word in
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
  }
  let ends = [4, 6, 8, 10, 16]
  return zip([0] + ends, ends).map { hexadecimal(Array(bytes[$0..<$1])) }.joined(separator: "-")
}
