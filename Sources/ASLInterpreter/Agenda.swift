internal import ASLModel

/// What an execution is going to look at, in a fixed order.
struct Agenda: Sendable, Equatable {
  /// What happened outside, in the order it was told.
  var events: Queue<Event> = Queue()
  /// The branches that became ready, in that order. A branch may have gone on, or ended, since.
  var branches: Queue<Entry> = Queue()
  /// The place of the branch that is at work: it goes on until it waits or ends.
  var current: Int?

  struct Event: Sendable, Equatable {
    let event: ExecutionEvent
    let time: Timestamp
  }

  struct Entry: Sendable, Equatable {
    let slot: Int
    /// The number of the branch: its place may have passed to another.
    let number: Int
  }
}

/// First in, first out; both in constant time.
struct Queue<Element: Sendable & Equatable>: Sendable {
  private var elements: [Element] = []
  private var head = 0

  init(_ elements: [Element] = []) { self.elements = elements }

  mutating func append(_ element: Element) { elements.append(element) }

  mutating func next() -> Element? {
    guard head < elements.count else { return nil }
    let element = elements[head]
    head += 1
    if head == elements.count {
      elements.removeAll(keepingCapacity: true)
      head = 0
    } else if head >= 64, head * 2 >= elements.count {
      elements.removeFirst(head)
      head = 0
    }
    return element
  }

  mutating func removeAll() {
    elements.removeAll()
    head = 0
  }

  /// What is still to come.
  var waiting: ArraySlice<Element> { elements[head...] }
}

extension Queue: Equatable {
  static func == (left: Queue, right: Queue) -> Bool { left.waiting == right.waiting }
}
