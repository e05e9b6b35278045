import ASLInterpreter
import ASLModel
import DebugAdapterProtocol
import JSONTree

/// Expressions, and setting values.
extension DebugAdapter {
  func evaluate(_ arguments: EvaluateArguments) async throws(AdapterFailure) -> ResponseBody {
    let live = try stopped()
    let moment = try await moment(of: arguments.frameId, live)
    guard let value = try await value(of: arguments.expression, at: moment, live) else {
      return .value(
        "undefined", type: client?.supportsVariableType == true ? "undefined" : nil, .none)
    }
    if arguments.context == .clipboard {
      return .value(value.indentedText(), type: type(of: value), .none)
    }
    let place = arguments.frameId.flatMap { frame in
      DataPlace(arguments.expression).map { ValueHandles.Place(data: $0, frame: frame) }
    }
    let children = handle(
      .init(content: .json(value), expression: base(arguments.expression), place: place))
    return .value(
      ValueText.text(of: value, hex: arguments.format.hex), type: type(of: value), children)
  }

  /// An expression that members can be added to.
  private func base(_ expression: String) -> String {
    DataPlace(expression) == nil ? "(\(expression))" : expression
  }

  private func value(
    of expression: String, at moment: Int?, _ live: Live
  ) async throws(AdapterFailure) -> JSON? {
    do throws(EvaluationFailure) {
      return try await live.session.evaluate(expression, at: moment)
    } catch {
      throw AdapterFailure(.evaluation, error.text)
    }
  }

  /// The moment that a frame shows; nil for the one that the execution is stopped at.
  private func moment(of frame: Int?, _ live: Live) async throws(AdapterFailure) -> Int? {
    guard let frame else { return nil }
    guard let handle = frames[frame] else { throw .unknownReference("frame", frame) }
    let timeline = await live.session.timelineInfos().first(where: \.isCurrent)?.id ?? 1
    guard handle.timeline == timeline || handle.stop == stopCount else {
      throw AdapterFailure(.unknownReference, "frame \(frame) is of another timeline")
    }
    return handle.frame.moment
  }

  // MARK: Setting

  func set(_ request: ClientRequest) async throws(AdapterFailure) -> ResponseBody {
    switch request {
    case .setVariable(let arguments):
      let row = try row(arguments.name, in: arguments.variablesReference)
      guard let place = row.place else {
        throw AdapterFailure(.refused, "'\(arguments.name)' cannot be set here")
      }
      return try await set(
        place.data, in: place.frame, to: arguments.value, hex: arguments.format.hex)
    case .setExpression(let arguments):
      guard let place = DataPlace(arguments.expression) else {
        throw AdapterFailure(
          .refused,
          "'\(arguments.expression)' cannot be set: only $variables, $states.input and "
            + "$states.result can")
      }
      guard let frame = arguments.frameId else {
        throw AdapterFailure(.refused, "a value is set in a frame, and none is given")
      }
      return try await set(
        place, in: frame, to: arguments.value, hex: arguments.format.hex)
    default: return .setValue("", type: nil, .none)
    }
  }

  private func set(
    _ place: DataPlace, in frame: Int, to text: String, hex: Bool
  ) async throws(AdapterFailure) -> ResponseBody {
    let live = try stopped()
    if hasEnded { throw .ended }
    guard let handle = frames[frame] else { throw .unknownReference("frame", frame) }
    guard handle.stop == stopCount else {
      throw AdapterFailure(.refused, "the value is that of an earlier stop")
    }
    let moment = handle.frame.moment
    let new = try await newValue(text, at: moment, live)
    let data = await live.session.data(at: moment)
    guard let whole = place.root.value(in: data).replacing(place.path[...], with: new) else {
      throw AdapterFailure(.refused, "there is no such place in the value")
    }
    let thread = handle.frame.thread
    do throws(EditRefusal) {
      _ = try await live.session.apply(
        place.root.edit(branch: thread.branch, whole), in: thread.execution)
    } catch {
      throw .refused(error)
    }
    let children = self.handle(.init(content: .json(new)))
    return .setValue(ValueText.text(of: new, hex: hex), type: type(of: new), children)
  }

  /// JSON, or else the value of an expression.
  private func newValue(
    _ text: String, at moment: Int, _ live: Live
  ) async throws(AdapterFailure) -> JSON {
    do throws(JSONError) {
      return try JSON(parsing: text)
    } catch {
      guard let value = try await value(of: text, at: moment, live) else {
        throw AdapterFailure(.evaluation, "'\(text)' has no value")
      }
      return value
    }
  }

  /// After a change, all that a client shows is to be asked for again.
  func tellOfChange() async {
    await tellTimeline()
    if client?.supportsInvalidatedEvent == true {
      outbox.send(.invalidated(areas: [.all], threadId: nil))
    }
  }

  /// Tells which ways the execution has gone.
  func tellTimeline() async {
    guard let session = live?.session else { return }
    let timelines = await session.timelineInfos().map { info in
      JSON(members: [
        "id": info.id, "name": info.name, "origin": info.origin, "forkedAt": info.forkedAt,
        "moments": info.moments, "changes": info.changes, "isCurrent": info.isCurrent,
      ])
    }
    outbox.send(.custom("asl/timeline", JSON(members: ["timelines": timelines])))
  }
}

extension DataPlace.Root {
  fileprivate func value(in data: StateData) -> JSON {
    switch self {
    case .input: data.input ?? .null
    case .result: data.result ?? .null
    case .output: data.output ?? .null
    case .variable(let name): data.variables[name] ?? .null
    }
  }

  fileprivate func edit(branch: Int, _ value: JSON) -> ExecutionEdit {
    switch self {
    case .input: .input(branch: branch, value)
    case .result: .result(branch: branch, value)
    case .output: .output(branch: branch, value)
    case .variable(let name): .variable(branch: branch, name: name, value)
    }
  }
}
