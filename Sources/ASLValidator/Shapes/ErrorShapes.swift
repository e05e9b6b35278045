import ASLModel
import JSONTree

extension State {
  /// The Error Output that one of the state's Catchers puts into the data.
  ///
  /// - Note: Amazon States Language, "Errors". What is missing is null, as recorded.
  func errorOutput(ofCatcher index: Int) -> Shape {
    let origin = ShapeOrigin(state: id.index, field: "Catch", index: index)
    let text = causeText(ofCatcher: index, origin).map(Shape.Text.cause) ?? .any
    return .object(
      ObjectShape(
        [
          .init("Error", Shape([.string, .null])),
          .init("Cause", Shape([.string, .null], text: text)),
        ],
        origins: [origin]))
  }

  /// What is certain of the texts that a Catcher sees.
  ///
  /// A request that a service refuses is told in a sentence. A job, or a function, that fails may
  /// be told in JSON; so where both are caught, some Causes are JSON and some are not.
  private func causeText(ofCatcher index: Int, _ origin: ShapeOrigin) -> CauseText? {
    guard case .task(let task) = kind, task.resource.mayBeRefused else { return nil }
    let names = catchers[index].errorEquals
    if !names.isEmpty, names.allSatisfy({ task.resource.isRefusal($0) }) {
      return CauseText(isNeverJSON: true, origin: origin)
    }
    let earlier = catchers[..<index].flatMap(\.errorEquals)
    guard names.contains(where: \.isGeneral), !earlier.contains(where: \.isGeneral) else {
      return nil
    }
    return CauseText(isNeverJSON: false, origin: origin)
  }
}

extension ErrorName {
  fileprivate var isGeneral: Bool { self == .all || self == .taskFailed }
}

extension TaskResource {
  /// Whether the task is a request to the API of a service, which may refuse it.
  fileprivate var mayBeRefused: Bool {
    switch kind {
    case .activity: false
    case .lambdaFunction: true
    case .service(let service): service.name != "http" && service.name != "apigateway"
    }
  }

  /// Whether an error is the refusal of a request, by its name.
  fileprivate func isRefusal(_ error: ErrorName) -> Bool {
    guard error.text.hasSuffix("Exception") else { return false }
    return switch kind {
    case .activity: false
    case .lambdaFunction: error.text.hasPrefix("Lambda.")
    case .service(let service): service.isNamed(in: error)
    }
  }
}
