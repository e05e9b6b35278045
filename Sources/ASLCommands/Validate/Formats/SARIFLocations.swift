import JSONTree

/// Paths as SARIF writes them.
struct SARIFLocations {
  /// The absolute path that others are relative to.
  let folder: String

  private static let base = "%SRCROOT%"

  /// What relative paths are relative to; where that is, the reader decides.
  static let bases: JSON = [
    base: ["description": ["text": "The folder in which asl was run."]]
  ]

  /// Where a file is: relative to the folder, unless it is outside; nowhere for standard input.
  func artifact(_ path: String) -> JSON {
    guard path != "-" else { return ["description": ["text": "Standard input"]] }
    var names: [Substring] = []
    let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    for name in whole.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    let root = folder.split(separator: "/")
    guard names.count > root.count, names.starts(with: root) else {
      return ["uri": .string("file:///" + uri(names[...]))]
    }
    return ["uri": .string(uri(names[root.count...])), "uriBaseId": .string(Self.base)]
  }

  /// - Note: RFC 3986, section 2.3: all but unreserved characters are encoded.
  private func uri(_ names: ArraySlice<Substring>) -> String {
    names.map { name in
      name.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"), UInt8(ascii: "~"):
          String(Unicode.Scalar(byte))
        default:
          "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }.joined()
    }.joined(separator: "/")
  }
}
