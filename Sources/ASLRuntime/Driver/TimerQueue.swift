import ASLInterpreter
import ASLModel

/// What is going to happen, by time; of things due at the same time the one asked for first comes
/// first.
///
/// A binary heap. Cancelled entries stay in it until they come up, or until they are the larger
/// part.
struct TimerQueue {
  private var heap: [Entry] = []
  private var sequence = 0
  /// How many entries of each request are not due yet.
  private var waiting: [RequestKey: Int] = [:]
  private var cancelledCount = 0

  struct Entry {
    let time: Timestamp
    fileprivate let sequence: Int
    let id: RequestKey
    let what: What

    fileprivate static func < (left: Entry, right: Entry) -> Bool {
      left.time != right.time ? left.time < right.time : left.sequence < right.sequence
    }
  }

  enum What: Equatable {
    case timer
    /// The answer of that index in the script of an attempt.
    case answer(Int)
  }

  /// How many entries are kept, cancelled ones among them.
  var storedCount: Int { heap.count }

  mutating func add(_ what: What, of id: RequestKey, at time: Timestamp) {
    heap.append(Entry(time: time, sequence: sequence, id: id, what: what))
    sequence += 1
    waiting[id, default: 0] += 1
    siftUp(heap.count - 1)
  }

  /// Takes back all that was added for a request.
  mutating func cancel(_ id: RequestKey) {
    guard let count = waiting.removeValue(forKey: id) else { return }
    cancelledCount += count
    if cancelledCount > 64, cancelledCount * 2 > heap.count { compact() }
  }

  /// When the first thing happens; nil when nothing is going to.
  mutating func nextTime() -> Timestamp? {
    dropCancelled()
    return heap.first?.time
  }

  mutating func next() -> Entry? {
    dropCancelled()
    guard let entry = heap.first else { return nil }
    removeFirst()
    if let count = waiting[entry.id] { waiting[entry.id] = count > 1 ? count - 1 : nil }
    return entry
  }

  private mutating func dropCancelled() {
    while let first = heap.first, waiting[first.id] == nil {
      removeFirst()
      cancelledCount -= 1
    }
  }

  private mutating func compact() {
    heap.removeAll { waiting[$0.id] == nil }
    cancelledCount = 0
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(index) }
  }

  private mutating func removeFirst() {
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      siftDown(0)
    }
  }

  private mutating func siftUp(_ start: Int) {
    var index = start
    while index > 0, case let parent = (index - 1) / 2, heap[index] < heap[parent] {
      heap.swapAt(index, parent)
      index = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var index = start
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < heap.count && heap[child] < heap[least] { least = child }
      guard least != index else { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
