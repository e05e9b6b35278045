import ASLInterpreter
import ASLModel

/// Why items cannot be read, before it is known in which object.
struct ItemFault: Error, Sendable, Hashable {
  let message: String
  /// Where in the text; nil where the fault is not at one place, or the words are AWS's own.
  let place: TextPlace?
  /// Whether the object is to be named, where there is no place in it to be told.
  let namesObject: Bool

  init(_ message: String, at place: TextPlace? = nil, namesObject: Bool = false) {
    self.message = message
    self.place = place
    self.namesObject = namesObject
  }

  init(_ failure: ObjectFailure, _ uri: String) {
    switch failure {
    case .noSuchBucket: self.init("The specified bucket does not exist: \(uri)")
    case .noSuchKey: self.init("The specified key does not exist: \(uri)")
    case .refused(let why): self.init("\(uri) cannot be read: \(why)")
    }
  }

  /// `States.ItemReaderFailed`, with the object where the fault is at a place in it.
  func output(in uri: String?) -> ErrorOutput {
    guard let place else {
      let object = namesObject ? uri.map { "\($0): " } : nil
      return ErrorOutput(error: .itemReaderFailed, cause: (object ?? "") + message)
    }
    let object = uri.map { "\($0), " } ?? ""
    return ErrorOutput(
      error: .itemReaderFailed,
      cause: "\(object)line \(place.line), column \(place.column): \(message)")
  }
}

/// A place in a text that passes by; both count from 1, columns in Unicode scalars.
struct TextPlace: Sendable, Hashable {
  private(set) var line = 1
  private(set) var column = 1

  mutating func pass(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  mutating func pass(_ bytes: ArraySlice<UInt8>) { for byte in bytes { pass(byte) } }
}

/// What an ItemReader reads at most.
enum ItemLimit {
  /// Step Functions guide, "ItemReader (Map)": items of up to 8 MB can be read, if an ItemSelector
  /// then makes them small enough for an execution's input.
  static let itemBytes = 8 * 1_024 * 1_024
  /// Step Functions guide, "ItemReader (Map)": CSV headers of up to 10 KiB.
  static let headerBytes = 10 * 1_024

  static func tooLarge(_ what: String, at place: TextPlace) -> ItemFault {
    ItemFault("\(what) has more than \(itemBytes) bytes, the most that can be read", at: place)
  }
}
