import JSONTree
import Testing

/// Members: their order, and finding, setting and removing them among few and among many.
@Suite struct JSONObjectTests {
  private static func object(_ count: Int) -> JSONObject {
    JSONObject((0..<count).map { ("key \($0)", .integer($0)) })
  }

  @Test(arguments: [0, 1, 15, 16, 31, 32, 33, 200])
  func everyMemberIsFoundAmongAnyNumber(count: Int) throws {
    let object = Self.object(count)
    #expect(object.count == count)
    #expect(Array(object.keys) == (0..<count).map { "key \($0)" })
    for index in 0..<count {
      #expect(object["key \(index)"] == .integer(index))
      #expect(object.firstIndex(of: "key \(index)") == index)
    }
    #expect(object["key \(count)"] == nil)
    let read = try JSON(parsing: JSON.object(object).text)
    #expect(read == .object(object))
    #expect(read["key \(count - 1)"] == (count > 0 ? .integer(count - 1) : nil))
  }

  @Test(arguments: [3, 33, 40])
  func aRemovedMemberLeavesTheOthersInOrder(count: Int) {
    var object = Self.object(count)
    object["key 1"] = nil
    object["key \(count)"] = nil
    #expect(object.count == count - 1)
    #expect(object["key 1"] == nil)
    #expect(object["key 2"] == 2)
    #expect(object["key \(count - 1)"] == .integer(count - 1))
    object["key 1"] = "back"
    #expect(object.keys.last == "key 1")
    #expect(object["key 1"] == "back")
  }

  @Test(arguments: [3, 40])
  func aNewValueStandsInThePlaceOfTheOld(count: Int) {
    var object = Self.object(count)
    object["key 1"] = "new"
    object.update("key 2") { $0 = "changed" }
    object.update("new", default: 7) { #expect($0 == 7) }
    #expect(object.members[1].value == "new")
    #expect(object.members[2].value == "changed")
    #expect(object.count == count + 1)
    #expect(object["new"] == 7)
  }

  @Test func ofEqualKeysTheLastValueStaysInTheFirstPlace() throws {
    let object = JSONObject([("a", 1), ("b", 2), ("a", 3)])
    #expect(JSON.object(object).text == #"{"a":3,"b":2}"#)
    let many = (0..<50).map { "\"k\($0 % 40)\":\($0)" }.joined(separator: ",")
    let read = try JSON(parsing: "{\(many)}")
    #expect(read.objectValue?.count == 40)
    #expect(read["k3"] == 43)
    #expect(read.objectValue?.members[3].key == "k3")
  }

  @Test func objectsAreEqualInAnyOrder() {
    let left: JSON = ["a": 1, "b": [1, ["c": nil]], "d": "x"]
    #expect(left == ["d": "x", "b": [1, ["c": nil]], "a": 1.0])
    #expect(left != ["d": "x", "b": [1, ["c": false]], "a": 1])
    #expect(left != ["a": 1, "b": [1, ["c": nil]], "e": "x"])
    #expect(left != ["a": 1, "b": [1, ["c": nil]]])
    #expect(JSON.array([1, 2]) != [2, 1])
    #expect(JSON.array([]) != JSON.object([:]))
  }

  @Test func aChangedCopyLeavesTheOriginalAlone() {
    let original: JSON = ["a": ["b": 1]]
    var copy = original.objectValue ?? [:]
    copy.update("a") { $0 = 2 }
    #expect(original.text == #"{"a":{"b":1}}"#)
    #expect(JSON.object(copy).text == #"{"a":2}"#)
  }
}
