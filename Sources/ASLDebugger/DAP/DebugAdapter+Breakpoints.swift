import ASLModel
import DebugAdapterProtocol
import Diagnostics
import JSONata

/// Breakpoints as a client sets them: all of a kind at once.
extension DebugAdapter {
  func breakpoints(_ request: ClientRequest) async throws(AdapterFailure) -> ResponseBody {
    switch request {
    case .setBreakpoints(let arguments):
      let live = try opened("setBreakpoints")
      guard isProgram(arguments.source, live) else { return elsewhere(arguments) }
      let wishes = arguments.breakpoints.map { Self.wish($0, live.positions) }
      return await set(.source, wishes, live)
    case .setFunctionBreakpoints(let arguments):
      let wishes = arguments.breakpoints.map { breakpoint in
        AskedBreakpoints.Wish(
          target: .place(breakpoint.name), condition: breakpoint.condition,
          hitCondition: breakpoint.hitCondition)
      }
      return await set(.function, wishes, try opened("setFunctionBreakpoints"))
    case .setDataBreakpoints(let arguments):
      let wishes = arguments.breakpoints.map { breakpoint in
        AskedBreakpoints.Wish(
          target: .value(breakpoint.dataId), condition: breakpoint.condition,
          hitCondition: breakpoint.hitCondition)
      }
      return await set(.data, wishes, try opened("setDataBreakpoints"))
    case .setExceptionBreakpoints(let arguments):
      let live = try opened("setExceptionBreakpoints")
      return await set(.error, Self.wishes(arguments), live)
    case .breakpointLocations(let arguments): return try await locations(arguments)
    case .dataBreakpointInfo(let arguments): return try dataBreakpointInfo(arguments)
    default: return .breakpoints([])
    }
  }

  private static func wish(
    _ breakpoint: SourceBreakpoint, _ positions: PositionMap
  ) -> AskedBreakpoints.Wish {
    let line = positions.line(breakpoint.line)
    let column = breakpoint.column.map { positions.column($0, line: line) }
    return AskedBreakpoints.Wish(
      target: .line(line, column: column), condition: breakpoint.condition,
      hitCondition: breakpoint.hitCondition, logMessage: breakpoint.logMessage)
  }

  private static func wishes(
    _ arguments: SetExceptionBreakpointsArguments
  ) -> [AskedBreakpoints.Wish] {
    let plain = arguments.filters.map { ($0, "") }
    let options = arguments.filterOptions.map { ($0.filterId, $0.condition ?? "") }
    return (plain + options).map { name, condition in
      guard let filter = ErrorFilter(rawValue: name) else {
        return AskedBreakpoints.Wish(target: .nothing("there is no filter '\(name)'"))
      }
      return AskedBreakpoints.Wish(target: .error(filter), condition: condition)
    }
  }

  /// Replaces all breakpoints of a kind; those that are asked for as before stay as they are.
  private func set(
    _ kind: AskedBreakpoints.Kind, _ wishes: [AskedBreakpoints.Wish], _ live: Live
  ) async -> ResponseBody {
    var old = asked[kind]
    var new: [AskedBreakpoints.Asked] = []
    var answers: [WireBreakpoint] = []
    for wish in wishes {
      if let place = old.firstIndex(where: { $0.wish == wish && $0.id != nil }) {
        let same = old.remove(at: place)
        new.append(same)
        let known = await live.session.breakpoints.first { $0.id == same.id }
        answers.append(known.map { wire($0, live) } ?? Self.failed("it is gone"))
      } else {
        let (id, answer) = await add(wish, live)
        new.append(.init(wish: wish, id: id))
        answers.append(answer)
      }
    }
    for gone in old { if let id = gone.id { await live.session.deleteBreakpoint(id) } }
    asked.set(kind, new)
    return .breakpoints(answers)
  }

  /// Sets what was asked for in a session that has taken another's place.
  func setAgain() async {
    guard let live else { return }
    for kind in AskedBreakpoints.Kind.allCases {
      var new: [AskedBreakpoints.Asked] = []
      for old in asked[kind] {
        let (id, _) = await add(old.wish, live)
        new.append(.init(wish: old.wish, id: id))
      }
      asked.set(kind, new)
    }
  }

  private func add(
    _ wish: AskedBreakpoints.Wish, _ live: Live
  ) async -> (id: Int?, WireBreakpoint) {
    let trigger: Breakpoint.Trigger
    var isError = false
    do throws(LocationError) {
      switch wish.target {
      case .line(let line, let column):
        let text = column.map { "\(line):\($0)" } ?? "\(line)"
        trigger = .location(try await live.session.location(text))
      case .place(let text): trigger = .location(try await live.session.location(text))
      case .value(let expression): trigger = .watch(expression)
      case .error(let filter):
        trigger = filter.trigger(wish.condition ?? "")
        isError = true
      case .nothing(let reason): return (nil, Self.failed(reason))
      }
    } catch {
      return (nil, Self.failed(error.description))
    }
    let hit = wish.hitCondition.flatMap { $0.isEmpty ? nil : Optional($0) }
    let hitCondition = hit.flatMap { Breakpoint.HitCondition($0) }
    if let hit, hitCondition == nil {
      return (nil, Self.failed("'\(hit)' is no count of hits: write 5, >5 or %5"))
    }
    let condition = isError ? nil : wish.condition.flatMap { $0.isEmpty ? nil : Optional($0) }
    let log = wish.logMessage.flatMap { $0.isEmpty ? nil : Optional($0) }
    let made = await live.session.add(trigger) { breakpoint in
      breakpoint.condition = condition
      breakpoint.hitCondition = hitCondition
      breakpoint.log = log
    }
    return (made.id, wire(made, live))
  }

  private static func failed(_ message: String) -> WireBreakpoint {
    WireBreakpoint(verified: false, message: message, reason: .failed)
  }

  private func wire(_ breakpoint: Breakpoint, _ live: Live) -> WireBreakpoint {
    switch breakpoint.binding {
    case .bound(let places):
      return WireBreakpoint(
        id: breakpoint.id, verified: true, source: live.source,
        span: places.first.map { live.positions.span($0.range) })
    case .pending: return WireBreakpoint(id: breakpoint.id, verified: true)
    case .unverified(let reason, let near):
      let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
      return WireBreakpoint(
        id: breakpoint.id, verified: false, message: reason + hint, reason: .failed)
    }
  }

  // MARK: Places

  private func isProgram(_ source: Source, _ live: Live) -> Bool {
    guard let path = source.path else { return source.sourceReference ?? 0 > 0 }
    return plainPath(path) == plainPath(live.program)
  }

  private func elsewhere(_ arguments: SetBreakpointsArguments) -> ResponseBody {
    let name = arguments.source.path ?? arguments.source.name ?? "the file"
    return .breakpoints(
      arguments.breakpoints.map { _ in
        Self.failed("'\(name)' is not the definition that is debugged")
      })
  }

  private func locations(
    _ arguments: BreakpointLocationsArguments
  ) async throws(AdapterFailure) -> ResponseBody {
    let live = try opened("breakpointLocations")
    guard isProgram(arguments.source, live) else { return .breakpointLocations([]) }
    let first = live.positions.line(arguments.line)
    let last = max(arguments.endLine.map { live.positions.line($0) } ?? first, first)
    let places = await live.session.places(lines: first...last)
    let spans = places.map { live.positions.span($0.range) }
    let wanted = spans.filter { span in
      let isAfter = span.line > arguments.line || span.column >= arguments.column ?? 0
      let endLine = arguments.endLine ?? arguments.line
      let isBefore = span.line < endLine || span.column <= arguments.endColumn ?? .max
      return isAfter && isBefore
    }
    return .breakpointLocations(wanted.map { BreakpointLocation($0) })
  }

  // MARK: Values

  private func dataBreakpointInfo(
    _ arguments: DataBreakpointInfoArguments
  ) throws(AdapterFailure) -> ResponseBody {
    _ = try opened("dataBreakpointInfo")
    guard let reference = arguments.variablesReference, reference > 0 else {
      return .dataBreakpointInfo(
        dataId: arguments.name, description: "when \(arguments.name) changes",
        accessTypes: [.write])
    }
    guard let child = try row(arguments.name, in: reference).expression else {
      return .dataBreakpointInfo(
        dataId: nil, description: "\(arguments.name) has no expression that can be watched",
        accessTypes: [])
    }
    return .dataBreakpointInfo(
      dataId: child, description: "when \(child) changes", accessTypes: [.write])
  }
}

extension DebugAdapter.Live {
  /// The definition as a client knows it.
  var source: Source { Source(name: fileName(program), path: program) }
}

/// A path as files are compared: of an URI its path, without `.` and doubled slashes.
func plainPath(_ path: String) -> String {
  let path = path.hasPrefix("file://") ? String(path.dropFirst(7)) : path
  let parts = path.split(separator: "/").filter { $0 != "." }
  return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
}
