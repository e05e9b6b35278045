import ASLInterpreter
import ASLModel
import Testing

@testable import ASLRuntime

@Suite struct TimerQueueTests {
  private func key(_ number: Int) -> RequestKey { RequestKey(execution: 0, RequestID(number)) }

  @Test func thingsComeByTimeAndThenInTheOrderTheyWereAskedFor() {
    var queue = TimerQueue()
    for (number, seconds) in [5, 3, 9, 3, 5, 1, 3].enumerated() {
      queue.add(.timer, of: key(number), at: Timestamp(seconds: Int64(seconds)))
    }
    #expect(queue.nextTime() == Timestamp(seconds: 1))
    #expect(order(&queue) == [5, 1, 3, 6, 0, 4, 2])
    #expect(queue.nextTime() == nil)
  }

  @Test func whatIsCancelledDoesNotCome() {
    var queue = TimerQueue()
    for number in 0..<6 { queue.add(.timer, of: key(number), at: Timestamp(seconds: 1)) }
    for number in [0, 3, 5, 77] { queue.cancel(key(number)) }
    #expect(order(&queue) == [1, 2, 4])
  }

  @Test func allAnswersOfAScriptAreCancelledTogether() {
    var queue = TimerQueue()
    queue.add(.answer(0), of: key(1), at: Timestamp(seconds: 1))
    queue.add(.answer(1), of: key(1), at: Timestamp(seconds: 2))
    queue.add(.timer, of: key(2), at: Timestamp(seconds: 3))
    #expect(queue.next()?.what == .answer(0))
    queue.cancel(key(1))
    #expect(order(&queue) == [2])
  }

  /// A loop over a Task with a timeout sets and cancels a timer each time round.
  @Test func cancelledTimersDoNotPileUp() {
    var queue = TimerQueue()
    queue.add(.timer, of: key(-1), at: Timestamp(seconds: 1_000_000))
    for number in 0..<100_000 {
      queue.add(.timer, of: key(number), at: Timestamp(seconds: 900_000))
      queue.cancel(key(number))
    }
    #expect(queue.storedCount < 200)
    #expect(order(&queue) == [-1])
  }

  @Test func anyMixComesOutSorted() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      var queue = TimerQueue()
      var expected: [(Int, Int)] = []
      for number in 0..<300 {
        let time = Int.random(in: 0..<40, using: &random)
        queue.add(.timer, of: key(number), at: Timestamp(seconds: Int64(time)))
        expected.append((time, number))
      }
      for number in 0..<300 where Bool.random(using: &random) {
        queue.cancel(key(number))
        expected.removeAll { $0.1 == number }
      }
      #expect(order(&queue) == expected.sorted { $0 < $1 }.map(\.1))
    }
  }

  private func order(_ queue: inout TimerQueue) -> [Int] {
    var numbers: [Int] = []
    while let entry = queue.next() { numbers.append(entry.id.request.number) }
    return numbers
  }
}
