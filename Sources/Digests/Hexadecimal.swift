/// The bytes as hexadecimal digits in lower case, two a byte.
public func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
    for (index, byte) in bytes.enumerated() {
      text[index * 2] = digits[Int(byte >> 4)]
      text[index * 2 + 1] = digits[Int(byte & 15)]
    }
    return bytes.count * 2
  }
}
