/// The arguments of a call: the first ones in place, as most calls have no more.
struct Arguments {
  private(set) var count = 0
  private var first = Value.undefined
  private var second = Value.undefined
  private var third = Value.undefined
  private var rest: ContiguousArray<Value> = []

  init() {}

  init(_ first: Value) {
    self.first = first
    count = 1
  }

  init(_ first: Value, _ second: Value) {
    self.first = first
    self.second = second
    count = 2
  }

  init(_ values: ContiguousArray<Value>) {
    for value in values { append(value) }
  }

  /// An argument; undefined where none was given.
  subscript(_ index: Int) -> Value {
    @inline(__always)
    get {
      switch index {
      case 0: first
      case 1: second
      case 2: third
      default: index < count ? rest[index - 3] : .undefined
      }
    }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      case 2: third = newValue
      default: rest[index - 3] = newValue
      }
    }
  }

  @inline(__always)
  mutating func append(_ value: Value) {
    switch count {
    case 0: first = value
    case 1: second = value
    case 2: third = value
    default: rest.append(value)
    }
    count += 1
  }

  var values: ContiguousArray<Value> { ContiguousArray((0..<count).lazy.map { self[$0] }) }
}
