import Diagnostics
import Testing

@Suite struct NearestNameTests {
  @Test func aTransposedLetterIsNear() {
    #expect(nearestName(to: "Chrage", among: ["Prepare", "Charge"]) == "Charge")
  }

  @Test func anUnrelatedNameIsNoHelp() {
    #expect(nearestName(to: "Charge", among: ["Prepare", "Notify"]) == nil)
  }
}

struct CertainNameTests {
  private static let cases: [(name: String, candidates: [String], certain: String?)] = [
    ("startat", ["StartAt", "States"], "StartAt"),
    ("Resuorce", ["Resource", "Result"], "Resource"),
    ("States.Timedout", ["States.Timeout", "States.ALL"], "States.Timeout"),
    ("Item", ["Items", "items"], nil),
    ("Charge", ["Charged", "Change"], nil),
    ("CHARGE", ["Charged", "Charge"], "Charge"),
    ("CHARGE", ["charge", "Charge"], nil),
    ("Step4", ["Step3", "Wait"], nil),
    ("Step", ["Step1"], nil),
    ("MinConcurrency", ["MaxConcurrency"], nil),
    ("Increase", ["Decrease"], nil),
    ("Mpa", ["Map"], nil),
    ("map", ["Map"], "Map"),
    ("Charge", ["Charge"], nil),
    ("Chrage", ["Charge", "Charge"], "Charge"),
    ("", ["a"], nil),
  ]

  @Test(arguments: cases)
  func aNameIsCertainOnlyWhereNoOtherCouldBeMeant(
    _ name: String, _ candidates: [String], _ expected: String?
  ) {
    #expect(certainName(for: name, among: candidates) == expected)
    #expect(certainName(for: name, among: candidates.reversed()) == expected)
  }
}
