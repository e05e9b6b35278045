import ASLInterpreter
import ASLModel
import Synchronization

/// What came of reading a page of items, or of writing results.
struct StorageAnswer: Sendable {
  let key: RequestKey
  /// What is told; nil where all is well and nothing has to be.
  let event: ExecutionEvent?
  /// Whether nobody asked: a write has failed.
  var isUnasked = false
}

/// The items that are being read for the executions of a driver, and the results being written.
///
/// Answers are told in the order in which they were asked for. While time stands still they are
/// told only when all are there and nothing else can go on: then two runs hear of them at the same
/// point.
struct StorageDesk {
  private var readers: [RequestKey: AsyncStream<Int>.Continuation] = [:]
  private var writers: [RequestKey: AsyncStream<WriterCommand>.Continuation] = [:]
  /// What was asked for and has not been told, in order.
  private var questions: [Question] = []
  let backlog = ResultBacklog()

  enum WriterCommand: Sendable {
    case write(ChildResult)
    case finish
  }

  private struct Question {
    let key: RequestKey
    var answer: StorageAnswer?
  }

  /// Whether an answer is still to come.
  var isBusy: Bool { questions.contains { $0.answer == nil } }

  // MARK: Items

  mutating func openReader(_ key: RequestKey) -> AsyncStream<Int> {
    let (counts, continuation) = AsyncStream<Int>.makeStream()
    readers[key] = continuation
    return counts
  }

  mutating func read(_ count: Int, from key: RequestKey) {
    guard let reader = readers[key] else { return }
    questions.append(Question(key: key))
    reader.yield(count)
  }

  mutating func closeReader(_ key: RequestKey) {
    readers.removeValue(forKey: key)?.finish()
    questions.removeAll { $0.key == key }
  }

  // MARK: Results

  mutating func openWriter(_ key: RequestKey) -> AsyncStream<WriterCommand> {
    let (commands, continuation) = AsyncStream<WriterCommand>.makeStream()
    writers[key] = continuation
    questions.append(Question(key: key))
    return commands
  }

  func write(_ result: ChildResult, to key: RequestKey) {
    guard let writer = writers[key] else { return }
    backlog.add()
    writer.yield(.write(result))
  }

  mutating func closeWriter(_ key: RequestKey) {
    guard let writer = writers.removeValue(forKey: key) else { return }
    questions.append(Question(key: key))
    writer.yield(.finish)
    writer.finish()
  }

  // MARK: Answers

  mutating func answered(_ answer: StorageAnswer) {
    if let place = questions.firstIndex(where: { $0.key == answer.key && $0.answer == nil }) {
      questions[place].answer = answer
    }
  }

  /// The answers that can be told now: those before the first that is still to come.
  mutating func takeAnswers() -> [StorageAnswer] {
    let ready = questions.prefix { $0.answer != nil }
    guard !ready.isEmpty else { return [] }
    questions.removeFirst(ready.count)
    return ready.compactMap(\.answer)
  }

  /// Lets go of what ends with an answer: nothing more is asked for then.
  mutating func close(after answer: StorageAnswer) {
    switch answer.event {
    case .itemsRead(_, items: _, isLast: true), .itemsFailed:
      readers.removeValue(forKey: answer.key)?.finish()
    case .resultsWritten, .resultsFailed: writers.removeValue(forKey: answer.key)?.finish()
    default: break
    }
  }

  /// Lets go of all that an execution that has ended has left open.
  mutating func close(execution: Int) {
    for key in readers.keys where key.execution == execution { closeReader(key) }
    for key in writers.keys where key.execution == execution {
      writers.removeValue(forKey: key)?.finish()
    }
  }
}

/// How many results wait to be written. The driver stops stepping while they are too many.
final class ResultBacklog: Sendable {
  private let count = Atomic(0)
  private static let most = 20_000

  var isFull: Bool { count.load(ordering: .relaxed) >= Self.most }

  func add() { count.add(1, ordering: .relaxed) }

  /// - Returns: whether there is room again, where there was none.
  func remove(_ number: Int) -> Bool {
    let (before, after) = count.subtract(number, ordering: .relaxed)
    return before >= Self.most && after < Self.most
  }
}

/// Reads items until no more are wanted.
func readItems(
  _ request: ItemsRequest, of key: RequestKey, _ counts: AsyncStream<Int>,
  _ storage: any MapRunStorage, _ inbox: Inbox
) async {
  func post(_ event: ExecutionEvent) { inbox.post(.stored(StorageAnswer(key: key, event: event))) }
  let source: any ItemSource
  do throws(ErrorOutput) {
    source = try await storage.items(request)
  } catch {
    return post(.itemsFailed(request.id, error))
  }
  for await count in counts {
    do throws(ErrorOutput) {
      let page = try await source.next(count)
      post(.itemsRead(request.id, items: page.items, isLast: page.isLast))
      if page.isLast { break }
    } catch {
      post(.itemsFailed(request.id, error))
      break
    }
  }
  await source.close()
}

/// Writes results until they are complete. After a failure the others are thrown away.
func writeResults(
  _ request: ResultsRequest, of key: RequestKey,
  _ commands: AsyncStream<StorageDesk.WriterCommand>, _ storage: any MapRunStorage,
  _ inbox: Inbox, _ backlog: ResultBacklog
) async {
  func post(_ event: ExecutionEvent?, isUnasked: Bool = false) {
    inbox.post(.stored(StorageAnswer(key: key, event: event, isUnasked: isUnasked)))
  }
  var state: Result<any ResultSink, ErrorOutput>
  do throws(ErrorOutput) {
    state = .success(try await storage.results(request))
    post(nil)
  } catch {
    state = .failure(error)
    post(.resultsFailed(request.id, error))
  }
  for await command in commands {
    switch command {
    case .write(let result):
      if case .success(let sink) = state {
        do throws(ErrorOutput) {
          try await sink.write([result])
        } catch {
          state = .failure(error)
          post(.resultsFailed(request.id, error), isUnasked: true)
        }
      }
      if backlog.remove(1) { inbox.post(.room) }
    case .finish:
      do throws(ErrorOutput) {
        post(.resultsWritten(request.id, output: try await state.get().finish()))
      } catch {
        post(.resultsFailed(request.id, error))
      }
    }
  }
}
