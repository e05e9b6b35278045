import Diagnostics
import JSONTree

/// `|pattern|update,deletion|`, compiled.
final class TransformCode: Sendable {
  private let pattern: Code
  private let update: Code
  private let deletion: Code?
  private let updateRange: SourceRange
  private let deletionRange: SourceRange

  init(
    pattern: Code, update: Code, deletion: Code?, updateRange: SourceRange,
    deletionRange: SourceRange
  ) {
    self.pattern = pattern
    self.update = update
    self.deletion = deletion
    self.updateRange = updateRange
    self.deletionRange = deletionRange
  }

  /// A copy of a value in which every match of the pattern is updated.
  func apply(_ value: Value, _ frame: Frame) throws(JSONataError) -> Value {
    if value.isUndefined { return .undefined }
    let evaluation = frame.evaluation
    try evaluation.step(10)
    let copy = try value.copiedForChange(evaluation)
    let matches = try pattern(copy, frame)
    if !matches.isUndefined {
      try matches.forEachItem { (match) throws(JSONataError) in try change(match, frame) }
    }
    return try evaluation.checked(try copy.afterChange(evaluation))
  }

  private func change(_ match: Value, _ frame: Frame) throws(JSONataError) {
    let changes = try update(match, frame)
    switch changes {
    case .undefined: break
    case .object, .record:
      if case .record(let record) = match {
        for key in changes.keys {
          record[key] = try changes.member(key).copiedForChange(frame.evaluation)
        }
      }
    default: throw JSONataError("T2011", at: updateRange, value: changes.json)
    }
    guard let deletion else { return }
    let names = try deletion(match, frame)
    if names.isUndefined { return }
    for index in 0..<names.itemCount {
      guard case .string(let name) = names.item(index) else {
        throw JSONataError("T2012", at: deletionRange, value: names.json)
      }
      if case .record(let record) = match { record[name] = nil }
    }
  }
}

extension Compiler {
  func transform(
    _ pattern: SyntaxNode, _ update: SyntaxNode, _ deletion: SyntaxNode?
  ) -> Code {
    let code = TransformCode(
      pattern: compile(pattern), update: compile(update), deletion: deletion.map { compile($0) },
      updateRange: update.range, deletionRange: deletion?.range ?? update.range)
    return Code { (_, frame) throws(JSONataError) in
      frame.capture()
      return .function(
        Function(.transform(code, frame), signature: transformSignature, arity: 1))
    }
  }
}

private let transformSignature = Signature(parameters: [
  Signature.Parameter(letters: [.object, .array, .missing])
])

extension Value {
  /// A copy whose objects can be changed in place. Plain data in an object is copied when it is
  /// first looked at: most of it never is.
  func copiedForChange(_ evaluation: Evaluation) throws(JSONataError) -> Value {
    switch self {
    case .object, .json: return readyForChange ?? self
    case .array(let array):
      try evaluation.checkStack()
      var copies: ContiguousArray<Value> = []
      copies.reserveCapacity(array.items.count)
      for item in array.items { copies.append(try item.copiedForChange(evaluation)) }
      try evaluation.allocate(copies.count)
      return .array(ArrayValue(items: copies, marks: array.marks))
    case .record(let record):
      try evaluation.checkStack()
      try evaluation.allocate(record.count)
      var members = record.members
      for place in members.indices {
        switch members[place].value {
        case .array, .record:
          members[place].value = try members[place].value.copiedForChange(evaluation)
        default: break
        }
      }
      return .record(Record(members: members, isChanging: true))
    case .undefined, .null, .bool, .number, .string, .function, .tuples, .tailCall: return self
    }
  }

  /// Plain data as something that can be changed in place; nil for anything else.
  var readyForChange: Value? { readyForChange(deeper: 30) }

  /// - Parameter levels: how deep arrays in arrays are gone into.
  private func readyForChange(deeper levels: Int) -> Value? {
    switch self {
    case .object(let object): return .record(Record(changing: object))
    case .json(let items):
      var copies: ContiguousArray<Value> = []
      copies.reserveCapacity(items.count)
      for item in items {
        let item = Value(item)
        copies.append(levels > 0 ? item.readyForChange(deeper: levels - 1) ?? item : item)
      }
      return .array(ArrayValue(items: copies))
    default: return nil
    }
  }

  /// The value when all is changed: nobody changes it any more.
  fileprivate func afterChange(_ evaluation: Evaluation) throws(JSONataError) -> Value {
    switch self {
    case .record(let record):
      if let object = record.unchanged { return .object(object) }
      try evaluation.checkStack()
      try evaluation.allocate(record.count)
      try record.endChange { (value) throws(JSONataError) in try value.afterChange(evaluation) }
      return self
    case .array(let array):
      try evaluation.checkStack()
      var items: ContiguousArray<Value> = []
      items.reserveCapacity(array.items.count)
      for item in array.items { items.append(try item.afterChange(evaluation)) }
      try evaluation.allocate(items.count)
      return .array(ArrayValue(items: items, marks: array.marks))
    default: return self
    }
  }
}
