import Digests
import JSONTree

let encodingFunctions: [Builtin] = [
  Builtin("base64encode", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    // Each UTF-16 unit is one byte of Latin-1, as JavaScript's btoa has it.
    return .string(base64(text.utf16.map { UInt8(truncatingIfNeeded: $0) }))
  },
  Builtin("base64decode", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    guard let text = arguments.string(0) else { return .undefined }
    let bytes = decodedBase64Leniently(text)
    return .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
  },
  Builtin("encodeUrlComponent", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    try encode(arguments, keeping: "-_.!~*'()", "encodeUrlComponent")
  },
  Builtin("encodeUrl", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    try encode(arguments, keeping: "-_.!~*'();/?:@&=+$,#", "encodeUrl")
  },
  Builtin("decodeUrlComponent", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    try decode(arguments, keepingEscaped: "", "decodeUrlComponent")
  },
  Builtin("decodeUrl", "<s-:s>", arity: 1) { (arguments, _) throws(JSONataError) in
    try decode(arguments, keepingEscaped: ";/?:@&=+$,#", "decodeUrl")
  },
]

/// Base64 as JavaScript runtimes read it: characters outside the alphabet are passed over.
private func decodedBase64Leniently(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for byte in text.utf8 {
    let value: UInt32
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
    case UInt8(ascii: "="): return bytes
    default: continue
    }
    bits = bits << 6 | value
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  return bytes
}

/// Percent-encodes UTF-8, as ECMAScript's encodeURI and encodeURIComponent do.
private func encode(
  _ arguments: Arguments, keeping marks: String, _ name: String
) throws(JSONataError) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  let marks = Set(marks.utf8)
  var result: [UInt8] = []
  for scalar in text.unicodeScalars {
    if isLoneSurrogate(scalar) { throw malformed(name, text) }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      if isAlphanumeric(byte) || marks.contains(byte) {
        result.append(byte)
      } else {
        result.append(UInt8(ascii: "%"))
        result.append(contentsOf: hexadecimal([byte]).uppercased().utf8)
      }
    }
  }
  return .string(String(decoding: result, as: UTF8.self))
}

/// Decodes percent-encoded UTF-8; escapes of reserved characters may have to stay.
private func decode(
  _ arguments: Arguments, keepingEscaped reserved: String, _ name: String
) throws(JSONataError) -> Value {
  guard let text = arguments.string(0) else { return .undefined }
  let reserved = Set(reserved.utf8)
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "%") else {
      result.append(bytes[index])
      index += 1
      continue
    }
    guard let byte = escapedByte(bytes, index) else { throw malformed(name, text) }
    if byte < 0x80 {
      if reserved.contains(byte) {
        result.append(contentsOf: bytes[index..<(index + 3)])
      } else {
        result.append(byte)
      }
      index += 3
      continue
    }
    var sequence: [UInt8] = []
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    for _ in 0..<length {
      guard let next = escapedByte(bytes, index) else { throw malformed(name, text) }
      sequence.append(next)
      index += 3
    }
    guard String(validating: sequence, as: UTF8.self) != nil else { throw malformed(name, text) }
    result.append(contentsOf: sequence)
  }
  return .string(String(decoding: result, as: UTF8.self))
}

private func escapedByte(_ bytes: [UInt8], _ index: Int) -> UInt8? {
  guard index + 2 < bytes.count, bytes[index] == UInt8(ascii: "%"),
    let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
    let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
  else { return nil }
  return UInt8(high << 4 | low)
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"):
    true
  default: false
  }
}

private func malformed(_ name: String, _ text: String) -> JSONataError {
  JSONataError("D3140", token: .string(name), value: .string(text))
}
