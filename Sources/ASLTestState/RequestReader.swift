internal import JSONTree

/// Reads the members of a request; one of the wrong type is refused with its place.
struct RequestReader {
  private let value: JSON
  private let place: String

  init(_ value: JSON, _ place: String) {
    self.value = value
    self.place = place
  }

  func required(_ name: String) throws(TestStateError) -> String {
    guard let text = try string(name) else {
      throw .parameter(.init(path(name), "null", .missing))
    }
    return text
  }

  func string(_ name: String) throws(TestStateError) -> String? {
    guard let value = member(name) else { return nil }
    guard let text = value.stringValue else { throw .wrongType(path(name), "a string") }
    return text
  }

  func boolean(_ name: String) throws(TestStateError) -> Bool? {
    guard let value = member(name) else { return nil }
    guard let flag = value.boolValue else { throw .wrongType(path(name), "a boolean") }
    return flag
  }

  func integer(_ name: String) throws(TestStateError) -> Int? {
    guard let value = member(name) else { return nil }
    guard let number = value.numberValue?.integerValue, let integer = Int32(exactly: number) else {
      throw .wrongType(path(name), "an integer")
    }
    return Int(integer)
  }

  func object(_ name: String) throws(TestStateError) -> RequestReader? {
    guard let value = member(name) else { return nil }
    guard value.objectValue != nil else { throw .wrongType(path(name), "an object") }
    return RequestReader(value, path(name))
  }

  func option<Option: RawRepresentable<String> & CaseIterable>(
    _ name: String
  ) throws(TestStateError) -> Option? {
    guard let text = try string(name) else { return nil }
    guard let option = Option(rawValue: text) else {
      let values = Option.allCases.map(\.rawValue)
      throw .parameter(.init(path(name), text, .notOneOf(values)))
    }
    return option
  }

  private func member(_ name: String) -> JSON? {
    guard let member = value[name], !member.isNull else { return nil }
    return member
  }

  private func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
}
