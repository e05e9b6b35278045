import ASLInterpreter
import ASLModel
import JSONTree

/// The loop.
extension ExecutionDriver {
  enum Wait {
    case forMessages
    /// Or until that real time.
    case until(Duration)
  }

  /// How many steps an execution takes before others have their turn, should it never rest.
  private static let stepsInTurn = 10_000

  /// Steps until nothing is ready, or until too many results wait to be written. Messages are taken
  /// between steps, as some machines never rest.
  func drain(_ group: inout DiscardingTaskGroup) async {
    var requests: [ExecutionRequest] = []
    while !desk.backlog.isFull, let life = line.next() {
      var steps = 0
      while life.execution.step(&requests) {
        life.stepCount += 1
        if let controller { await control(controller, life, &requests, &group) }
        for request in requests { carryOut(request, of: life, in: &group) }
        requests.removeAll(keepingCapacity: true)
        if !inbox.isEmpty { take(inbox.take()) }
        steps += 1
        if steps == Self.stepsInTurn {
          line.add(life)
          break
        }
      }
    }
  }

  /// Tells an execution what happens next, if it happens now.
  ///
  /// - Returns: what to wait for where nothing happens yet.
  func deliverNext() -> Wait? {
    if !inbox.isEmpty {
      take(inbox.take())
      return nil
    }
    if !line.isEmpty || time.standsStill && desk.isBusy { return .forMessages }
    if tellStored(desk.takeAnswers()) { return nil }
    guard let next = queue.nextTime() else { return .forMessages }
    if let real = time.realTime(at: next) { return .until(real) }
    if time.standsStill, case let now = time.now, now < next {
      time.jump(to: next)
      observer?.clockJumped(from: now, to: next)
    }
    if let entry = queue.next() { deliver(entry) }
    return nil
  }

  func wait(_ wait: Wait) async {
    let inbox = inbox
    switch wait {
    case .forMessages: await inbox.wait()
    case .until(let real):
      let pace = pace
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await inbox.wait() }
        group.addTask { await pace.sleep(real) }
        await group.next()
        group.cancelAll()
      }
    }
  }

  /// - Parameter due: when it was to happen, which scaled time may miss by a rounding.
  func tell(_ event: ExecutionEvent, to life: ExecutionLife, due: Timestamp? = nil) {
    let now = max(time.now, due ?? time.now)
    if options.keepsJournal {
      life.journal.append(Journal.Entry(afterSteps: life.stepCount, event, at: now))
    }
    life.execution.handle(event, at: now)
    line.add(life)
  }

  private func deliver(_ entry: TimerQueue.Entry) {
    guard let life = lives[entry.id.execution] else { return }
    switch entry.what {
    case .timer: tell(.timerFired(entry.id.request), to: life, due: entry.time)
    case .answer(let index):
      guard let script = scripts[entry.id] else { return }
      if script.answers[index].isLast {
        scripts[entry.id] = nil
        queue.cancel(entry.id)
        observer?.taskEnded(script.task, in: life.hosted, wasCancelled: false, at: time.now)
      }
      tell(script.answers[index].event(script.task.id), to: life, due: entry.time)
    }
  }

  func take(_ messages: [Inbox.Message]) {
    for message in messages {
      switch message {
      case .event(let key, let event):
        if let task = running[key], !task.isCancelled, let life = lives[key.execution] {
          tell(event, to: life)
        }
      case .ended(let key, let event): ended(key, event)
      case .line(let key, let line, let source):
        if let task = running[key] {
          observer?.taskPrinted(line, from: source, by: task.task, in: task.hosted)
        }
      case .dropped(let key, let count):
        if let task = running[key] {
          observer?.linesDropped(count, of: task.task, in: task.hosted)
        }
      case .stored(let answer): take(answer)
      case .room: break
      case .stop(let error): stopAll(error)
      case .tell(let number, let event):
        if let life = lives[number] { settle(event, of: life) }
      }
    }
  }

  /// Where time stands still what was asked for is told when nothing is ready to step.
  private func take(_ answer: StorageAnswer) {
    if answer.isUnasked {
      tellStored([answer])
    } else {
      desk.answered(answer)
      if !time.standsStill { tellStored(desk.takeAnswers()) }
    }
  }

  /// - Returns: whether there was anything to tell.
  @discardableResult private func tellStored(_ answers: [StorageAnswer]) -> Bool {
    for answer in answers {
      desk.close(after: answer)
      guard let event = answer.event, let life = lives[answer.key.execution] else { continue }
      tell(event, to: life)
    }
    return !answers.isEmpty
  }

  /// Stops the main execution and those that nobody waits for; they stop the others.
  func stopAll(_ error: ErrorOutput) {
    for number in lives.keys.sorted() {
      if let life = lives[number], life.waiters.isEmpty { tell(.stopped(error), to: life) }
    }
  }
}
