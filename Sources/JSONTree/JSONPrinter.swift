extension JSON {
  /// The value as compact JSON text, without any blank.
  public var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value as JSON text with one member or element a line.
  public func indentedText(by width: Int = 2) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, indentedBy: width, depth: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value as compact JSON text in UTF-8.
  public func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): value.write(to: &bytes)
    case .string(let value): writeString(value, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      var isFirst = true
      for element in elements {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for member in object.members {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        writeString(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private func write(to bytes: inout [UInt8], indentedBy width: Int, depth: Int) {
    func newLine(_ depth: Int) {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width * depth))
    }
    switch self {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        newLine(depth + 1)
        element.write(to: &bytes, indentedBy: width, depth: depth + 1)
      }
      newLine(depth)
      bytes.append(UInt8(ascii: "]"))
    case .object(let object) where !object.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        newLine(depth + 1)
        writeString(member.key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.value.write(to: &bytes, indentedBy: width, depth: depth + 1)
      }
      newLine(depth)
      bytes.append(UInt8(ascii: "}"))
    case .null, .bool, .number, .string, .array, .object: write(to: &bytes)
    }
  }
}

extension JSONNumber {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: description.utf8)
  }
}

/// Appends a string as a JSON string literal: `"`, `\` and control characters escaped, the rest as is.
private func writeString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var text = text
  text.withUTF8 { buffer in
    var start = 0
    for (offset, byte) in buffer.enumerated() where needsEscape(byte) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<offset]))
      writeEscape(byte, to: &bytes)
      start = offset + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
  }
  bytes.append(UInt8(ascii: "\""))
}

private func needsEscape(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

private func writeEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\\"))
  switch byte {
  case 0x08: bytes.append(UInt8(ascii: "b"))
  case 0x09: bytes.append(UInt8(ascii: "t"))
  case 0x0A: bytes.append(UInt8(ascii: "n"))
  case 0x0C: bytes.append(UInt8(ascii: "f"))
  case 0x0D: bytes.append(UInt8(ascii: "r"))
  case 0x00..<0x20:
    bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u00".utf8)
    bytes.append(contentsOf: String(byte, radix: 16).utf8)
  default: bytes.append(byte)
  }
}
