import Diagnostics
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An evaluation that Ctrl-C and a timeout end.
struct WatchedEvaluation {
  let evaluator: ExpressionEvaluator
  let timeout: Timeout

  enum Outcome {
    case ended(ExpressionEvaluator.Result)
    case interrupted
  }

  func callAsFunction(_ source: SourceText) -> Outcome {
    let end = ContinuousClock.now + timeout.duration
    interruptCount.store(0, ordering: .relaxed)
    let previous = signal(SIGINT) { _ in
      // What is not watched, such as a path, is not waited for when asked twice.
      if interruptCount.add(1, ordering: .relaxed).newValue > 1 {
        _exit(ExitCode.interrupted.rawValue)
      }
    }
    defer { signal(SIGINT, previous) }
    var moment = ExpressionEvaluator.Moment.now
    moment.isCancelled = {
      interruptCount.load(ordering: .relaxed) > 0 || ContinuousClock.now > end
    }
    let result = evaluator.evaluate(source, moment)
    return interruptCount.load(ordering: .relaxed) > 0 ? .interrupted : .ended(result)
  }
}

private let interruptCount = Atomic<Int>(0)
