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
