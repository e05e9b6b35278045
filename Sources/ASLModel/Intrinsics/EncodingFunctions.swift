import Digests
import JSONTree

extension IntrinsicArguments {
  func base64Encode() throws(IntrinsicError) -> JSON {
    .string(base64(Array(try limitedString(0).utf8)))
  }

  /// The text that Base64 stands for.
  ///
  /// The service passes over what is not in the alphabet, takes the URL-safe characters too, ends
  /// at the first padding, and drops bits that make no byte.
  func base64Decode() throws(IntrinsicError) -> JSON {
    var digits: [UInt8] = []
    for byte in try limitedString(0).utf8.prefix(while: { $0 != UInt8(ascii: "=") }) {
      switch byte {
      case UInt8(ascii: "-"): digits.append(UInt8(ascii: "+"))
      case UInt8(ascii: "_"): digits.append(UInt8(ascii: "/"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        digits.append(byte)
      default: break
      }
    }
    if digits.count % 4 == 1 { digits.removeLast() }
    do {
      let bytes = try decodedBase64(String(decoding: digits, as: UTF8.self), .mime)
      return .string(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw self.error(error.message)
    }
  }

  /// The hash of a text, or of another value's text, in lower-case hexadecimal.
  func hash() throws(IntrinsicError) -> JSON {
    let data = try limit(values[0].javaText)
    let name = try string(1)
    guard let digest = Digest(rawValue: name) else {
      let known = Digest.allCases.map(\.name).joined(separator: ", ")
      throw error("'\(name)' is not one of the algorithms \(known)")
    }
    return .string(hexadecimal(digest.hash(Array(data.utf8))))
  }
}
