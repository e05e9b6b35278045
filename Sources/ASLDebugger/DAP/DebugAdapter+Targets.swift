import ASLModel
import DebugAdapterProtocol
import Diagnostics
import JSONTree

/// Where a jump and a step into something can go, and requests of this adapter's own.
extension DebugAdapter {
  func gotoTargets(_ arguments: GotoTargetsArguments) async throws(AdapterFailure) -> ResponseBody {
    let live = try stopped()
    let line = live.positions.line(arguments.line)
    let machine = await live.session.machine
    guard let here = await live.session.lastStop?.moment.state else { return .gotoTargets([]) }
    let map = await live.session.fieldMap
    // Of a line within a branch, the state around it may be the one that can be gone to.
    let states = machine.states.filter { state in
      guard state.parent == machine[here].parent, let range = map.range(of: state.id) else {
        return false
      }
      let source = live.positions.source
      return (source.line(at: range.start)...source.line(at: range.end)).contains(line)
    }
    return .gotoTargets(
      states.map { state in
        Target(
          id: target(.state(state.id)), label: state.name,
          span: map.nameRange(of: state.id).map { live.positions.span($0) })
      })
  }

  /// How many iterations are offered.
  private static let greatestTargetCount = 100

  func stepInTargets(_ arguments: FrameArguments) async throws(AdapterFailure) -> ResponseBody {
    let live = try stopped()
    let frame = try frame(arguments.frameId)
    let machine = await live.session.machine(of: frame.thread.execution)
    let state = machine[frame.state]
    var labels: [(String, SourceRange?)] = []
    let map = await live.session.fieldMap
    switch state.kind {
    case .parallel(let parallel):
      for (index, branch) in parallel.branches.enumerated() {
        labels.append(("\(state.name)[\(index)]", map.nameRange(of: branch.startAt)))
      }
    case .map(let inner):
      let data = await live.session.data(at: frame.moment)
      let items = data.items ?? data.effectiveInput ?? data.input
      let count = items?.arrayValue?.count ?? 0
      let range = map.nameRange(of: inner.processor.startAt)
      for index in 0..<min(count, Self.greatestTargetCount) {
        labels.append(("\(state.name)#\(index)", range))
      }
    case .pass, .task, .choice, .wait, .succeed, .fail: break
    }
    return .stepInTargets(
      labels.map { label, range in
        Target(
          id: target(.thread(label)), label: label, span: range.map { live.positions.span($0) })
      })
  }

  private func target(_ target: JumpTarget) -> Int {
    let id = targets.count + 1
    targets[id] = target
    return id
  }

  // MARK: Requests of its own

  func custom(_ request: ProtocolMessage.Request) async throws(AdapterFailure) -> ResponseBody {
    switch request.command {
    case "asl/graph": return .custom(await graph(try opened(request.command)))
    case "asl/pipeline":
      let frame: Int?
      do throws(ArgumentError) {
        frame = try ArgumentReader(request.arguments, at: "").optional("frameId")
      } catch {
        throw .badArguments(request.command, error)
      }
      let live = try stopped()
      let moment = try frame.map { id throws(AdapterFailure) in try self.frame(id).moment }
      let rows = await live.session.data(at: moment).pipeline.map { row in
        JSON(members: ["name": row.name, "value": row.value])
      }
      return .custom(JSON(members: ["rows": rows]))
    default: throw .unknownCommand(request.command)
    }
  }

  /// The states with their places, and the transitions between them.
  private func graph(_ live: Live) async -> JSON {
    let machine = await live.session.machine
    let map = await live.session.fieldMap
    let states = machine.states.map { state in
      let span = map.nameRange(of: state.id).map { live.positions.span($0) }
      return JSON(members: [
        "id": state.id.index, "name": state.name, "type": state.type.rawValue,
        "parent": state.parent?.state.index, "branch": state.parent?.branch, "line": span?.line,
        "column": span?.column,
      ])
    }
    return JSON(members: ["states": states])
  }
}
