import ASLInterpreter
import ASLModel
import DebugAdapterProtocol
import Diagnostics
import JSONTree

/// Looking at what is shown. Nothing changes.
extension DebugAdapter {
  func inspection(_ request: ClientRequest) async throws(AdapterFailure) -> ResponseBody {
    switch request {
    case .threads: return await threads(try opened("threads"))
    case .stackTrace(let arguments): return try await stackTrace(arguments)
    case .scopes(let arguments): return try await scopes(arguments.frameId)
    case .variables(let arguments): return try variables(arguments)
    case .evaluate(let arguments): return try await evaluate(arguments)
    case .completions(let arguments): return try await completions(arguments)
    case .exceptionInfo(let arguments): return try await exceptionInfo(arguments)
    case .gotoTargets(let arguments): return try await gotoTargets(arguments)
    case .stepInTargets(let arguments): return try await stepInTargets(arguments)
    case .loadedSources: return .loadedSources([try opened("loadedSources").source])
    case .source: return try source()
    default: return .threads([])
    }
  }

  private func source() throws(AdapterFailure) -> ResponseBody {
    let text = try opened("source").positions.source
    return .source(
      content: String(decoding: text.bytes, as: UTF8.self), mimeType: "application/json")
  }

  // MARK: Threads and frames

  /// How many threads are named at once; of more, those that run and those that failed come first.
  static let greatestThreadCount = 1_000

  private func threads(_ live: Live) async -> ResponseBody {
    let shown = await live.session.lastStop?.thread.id
    let all = await live.session.threads()
    let kept = all.filter { $0.kind != .ended || $0.thread.id == shown || $0.thread.id == 1 }
    let first = kept.filter { $0.kind != .ended || $0.thread.id == shown }
    let threads = (first.isEmpty ? kept : first).prefix(Self.greatestThreadCount)
    guard !threads.isEmpty else { return .threads([Thread(id: 1, name: "main")]) }
    return .threads(threads.map { Thread(id: $0.thread.id, name: $0.thread.label) })
  }

  private func stackTrace(
    _ arguments: StackTraceArguments
  ) async throws(AdapterFailure) -> ResponseBody {
    let live = try stopped()
    guard await live.session.thread(arguments.threadId) != nil else {
      throw .unknownReference("thread", arguments.threadId)
    }
    let all = await live.session.frames(of: arguments.threadId)
    let timeline = await live.session.timelineInfos().first(where: \.isCurrent)?.id ?? 1
    let map = await live.session.fieldMap
    let count = arguments.levels == 0 ? all.count : arguments.levels
    let frames = all.dropFirst(arguments.startFrame).prefix(count).map { frame in
      let id = self.frames.add(frame, stop: stopCount, timeline: timeline)
      return wire(frame, id, map, live)
    }
    return .stackTrace(frames, total: all.count)
  }

  private func wire(_ frame: Frame, _ id: Int, _ map: FieldMap, _ live: Live) -> StackFrame {
    let phase = frame.phase.map { " @\($0.rawValue)" } ?? ""
    guard let range = frame.range else {
      let machine = frame.machine.map { " in \($0)" } ?? ""
      return StackFrame(
        id: id, name: frame.name + phase + machine, source: nil,
        span: SourceSpan(line: 0, column: 0), canRestart: true, presentationHint: .subtle)
    }
    let end = map.range(of: frame.state)?.end
    return StackFrame(
      id: id, name: frame.name + phase, source: live.source,
      span: live.positions.span(range, end: max(end ?? range.end, range.end)), canRestart: true)
  }

  /// The frame of a number, of this stop or an earlier one.
  func frame(_ id: Int) throws(AdapterFailure) -> Frame {
    guard let handle = frames[id] else { throw .unknownReference("frame", id) }
    return handle.frame
  }

  // MARK: Scopes and variables

  private func scopes(_ id: Int) async throws(AdapterFailure) -> ResponseBody {
    let live = try stopped()
    guard let handle = frames[id] else { throw .unknownReference("frame", id) }
    let timeline = await live.session.timelineInfos().first(where: \.isCurrent)?.id ?? 1
    guard handle.timeline == timeline || handle.stop == stopCount else {
      throw AdapterFailure(.unknownReference, "frame \(id) is of another timeline")
    }
    let data = await live.session.data(at: handle.frame.moment)
    let moment = await live.session.moment(handle.frame.moment)
    return .scopes(
      ScopeList.groups(data, moment, frame: id).map { group in
        WireScope(group.name, self.handle(group.node), presentationHint: group.hint)
      })
  }

  /// What there is below a value, with a new number.
  func handle(_ node: ValueHandles.Node) -> Children {
    guard let counts = node.content.counts else { return .none }
    return Children(
      reference: handles.add(node), named: counts.named, indexed: counts.indexed)
  }

  private func variables(_ arguments: VariablesArguments) throws(AdapterFailure) -> ResponseBody {
    let reference = arguments.variablesReference
    guard let node = handles[reference] else {
      throw .unknownReference("variables reference", reference)
    }
    let isIndexed = node.content.isIndexed
    if arguments.filter == .indexed, !isIndexed { return .variables([]) }
    if arguments.filter == .named, isIndexed { return .variables([]) }
    let all = node.content.count
    let start = min(arguments.start, all)
    let end = arguments.count == 0 ? all : min(start + arguments.count, all)
    return .variables(
      (start..<end).map { index in
        variable(node.row(index), below: reference, at: index, arguments.format)
      })
  }

  private func variable(
    _ row: ValueHandles.Row, below parent: Int, at index: Int, _ format: ValueFormat
  ) -> Variable {
    let node = ValueHandles.Node(
      content: .json(row.value), expression: row.expression, place: row.place)
    var children = Children.none
    if let counts = node.content.counts {
      children = Children(
        reference: handles.add(node, below: parent, at: index), named: counts.named,
        indexed: counts.indexed)
    }
    return Variable(
      row.name, ValueText.text(of: row.value, hex: format.hex), type: type(of: row.value),
      evaluateName: row.expression, children,
      presentationHint: VariablePresentationHint(
        kind: .data, attributes: row.place == nil ? [.readOnly] : []))
  }

  func type(of json: JSON) -> String? {
    client?.supportsVariableType == true ? json.typeName : nil
  }

  /// The value of a name below a reference.
  func row(_ name: String, in reference: Int) throws(AdapterFailure) -> ValueHandles.Row {
    guard let node = handles[reference] else {
      throw .unknownReference("variables reference", reference)
    }
    guard let row = node.row(named: name) else {
      throw AdapterFailure(.unknownReference, "there is no '\(name)' there")
    }
    return row
  }

  // MARK: Errors

  private func exceptionInfo(_ arguments: ThreadArguments) async throws(AdapterFailure)
    -> ResponseBody
  {
    let live = try stopped()
    guard let stop = await live.session.lastStop, stop.thread.id == arguments.threadId,
      let error = stop.moment.error
    else { throw AdapterFailure(.evaluation, "thread \(arguments.threadId) has no error") }
    let inner = await live.session.errors(within: stop.thread.id, before: stop.index)
    var mode = ExceptionBreakMode.always
    if case .error(_, .uncaught) = stop.moment.detail { mode = .unhandled }
    let frames = await live.session.frames(of: stop.thread.id)
    let details = ExceptionDetails(
      message: error.cause, typeName: error.error?.text,
      stackTrace: frames.map { "in \($0.name)" }.joined(separator: "\n"),
      innerException: inner.map {
        ExceptionDetails(message: $0.cause, typeName: $0.error?.text)
      })
    return .exceptionInfo(
      id: error.error?.text ?? "", description: error.cause, breakMode: mode, details)
  }
}

extension DebugSession {
  /// The errors of the threads that a thread has started, since it entered its state.
  func errors(within outer: Int, before index: Int) -> [ErrorOutput] {
    var errors: [ErrorOutput] = []
    for place in (0..<index).reversed() {
      let moment = tape.moments[place]
      if moment.thread == outer, moment.phase == .enter { break }
      guard moment.thread != outer, case .error(let error, _) = moment.detail,
        tape.threads[moment.thread].parent == outer
      else { continue }
      errors.append(error)
    }
    return errors
  }
}

extension ValueHandles.Content {
  var isIndexed: Bool { if case .json(.array) = self { true } else { false } }

  var count: Int {
    switch self {
    case .json(.array(let elements)): elements.count
    case .json(.object(let object)): object.count
    case .json: 0
    case .rows(let rows): rows.count
    }
  }

  /// nil where there is nothing to look into.
  var counts: (named: Int?, indexed: Int?)? {
    guard count > 0 else { return nil }
    return isIndexed ? (nil, count) : (count, nil)
  }
}

extension ValueHandles.Node {
  func row(_ index: Int) -> ValueHandles.Row {
    switch content {
    case .rows(let rows): return rows[index]
    case .json(.array(let elements)):
      return child(.element(index), "[\(index)]", elements[index])
    case .json(.object(let object)):
      let member = object.members[index]
      return child(.member(member.key), member.key, member.value)
    case .json(let value): return child(.element(index), "[\(index)]", value)
    }
  }

  func row(named name: String) -> ValueHandles.Row? {
    (0..<content.count).lazy.map { row($0) }.first { $0.name == name }
  }

  private func child(_ step: DataStep, _ name: String, _ value: JSON) -> ValueHandles.Row {
    ValueHandles.Row(
      name: name, value: value, expression: DataExpression.child(of: expression, step),
      place: place.map { .init(data: $0.data.child(step), frame: $0.frame) })
  }
}
