import ASLModel

/// Runs tasks as the ECS agent does: containers start in the order of their dependencies, and the
/// end of an essential one stops the others, those first that depend on others.
struct ContainerTasks: ContainerCapability {
  let definitions: [TaskDefinition]
  let backend: any ContainerBackend
  /// Variables of all containers.
  let environment: [String: String]
  let now: @Sendable () -> Timestamp

  func taskDefinition(named name: String) -> TaskDefinition? {
    // Of several revisions under one family the newest counts, as in ECS.
    definitions.filter { $0.isNamed(name) }.max { ($0.revision ?? .max) < ($1.revision ?? .max) }
  }

  func run(
    _ task: ContainerTask, log: @escaping @Sendable (String, _ container: String) -> Void
  ) async -> ContainerTaskResult {
    let plans = task.definition.containers.map { plan($0, task) }
    var times = ContainerTaskResult.Times(pullStarted: now())
    let board = ContainerBoard(plans.map(\.name))
    do throws(ContainerProblem) {
      for plan in plans {
        warnOfSecrets(plan, log)
        try await backend.prepare(plan) { log($0, plan.name) }
      }
    } catch {
      times.pullStarted = nil
      board.stop(.failedToStart(error.reason))
      return result(task, board, times)
    }
    times.pullStopped = now()
    times.started = now()
    let run = ContainerTaskRun(task: task, plans: plans, board: board, backend: backend, log: log)
    // Cancelled, it stops the containers in their order, and waits for their ends.
    await withTaskCancellationHandler {
      await uncancelled { await run.all() }
    } onCancel: {
      board.stop(.stopped)
    }
    if case .failedToStart = board.now.stop { times.started = nil }
    times.stopping = now()
    return result(task, board, times)
  }

  private func plan(_ container: TaskDefinition.Container, _ task: ContainerTask) -> ContainerPlan {
    ContainerPlan(
      container, override: task.overrides.last { $0.name == container.name },
      replacement: backend.replacement(for: container.name), environment: environment)
  }

  private func warnOfSecrets(
    _ plan: ContainerPlan, _ log: @Sendable (String, _ container: String) -> Void
  ) {
    for secret in plan.definition.secrets where plan.environment[secret] == nil {
      log(
        "the secret \(secret) is not set: give it in \"containers\" of resources.json", plan.name)
    }
  }

  private func result(
    _ task: ContainerTask, _ board: ContainerBoard, _ times: ContainerTaskResult.Times
  ) -> ContainerTaskResult {
    let state = board.now
    var times = times
    times.stopping = times.stopping ?? now()
    times.executionStopped = now()
    times.stopped = now()
    let containers = task.definition.containers.map { container in
      if case .ended(let outcome) = state.lives[container.name] { return outcome }
      return ContainerTaskResult.Container(name: container.name)
    }
    switch state.stop {
    case .failedToStart(let reason):
      return ContainerTaskResult(
        containers: containers, stopCode: .taskFailedToStart, stoppedReason: reason, times: times)
    case .stopped:
      return ContainerTaskResult(
        containers: containers, stopCode: .userInitiated, stoppedReason: "Task stopped by user",
        times: times)
    case .essentialContainerExited, nil:
      return ContainerTaskResult(
        containers: containers, stopCode: .essentialContainerExited,
        stoppedReason: "Essential container in task exited", times: times)
    }
  }
}

/// The containers of one task while they run.
struct ContainerTaskRun: Sendable {
  let task: ContainerTask
  let plans: [ContainerPlan]
  let board: ContainerBoard
  let backend: any ContainerBackend
  let log: @Sendable (String, _ container: String) -> Void

  /// Returns when no container is left; the board stops it.
  func all() async {
    await withTaskGroup(of: Void.self) { group in
      for plan in plans { group.addTask { await self.live(plan) } }
    }
  }

  private func live(_ plan: ContainerPlan) async {
    for dependency in plan.definition.dependencies {
      guard await reaches(dependency) else {
        return fail(
          plan,
          """
          the dependency of container \(plan.name) on \(dependency.container) \
          (\(dependency.condition.rawValue)) cannot be met
          """)
      }
    }
    guard board.now.stop == nil else {
      return board.set(.ended(.init(name: plan.name)), of: plan.name)
    }
    let running: any RunningContainer
    do throws(ContainerProblem) {
      running = try await backend.start(plan, of: task.id) { self.log($0, plan.name) }
    } catch {
      return fail(plan, error.reason)
    }
    board.set(.running(isHealthy: nil), of: plan.name)
    await attend(plan, running)
  }

  private func fail(_ plan: ContainerPlan, _ reason: String) {
    board.set(.ended(.init(name: plan.name, reason: reason)), of: plan.name)
    if plan.definition.isEssential { board.stop(.failedToStart(reason)) }
  }

  private func reaches(_ dependency: TaskDefinition.Dependency) async -> Bool {
    let other = plans.first { $0.name == dependency.container }
    guard let seconds = other?.definition.startTimeoutSeconds, dependency.condition != .start else {
      return await board.reaches(dependency)
    }
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask { await self.board.reaches(dependency) }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
  }

  /// Waits for the end of a container, checks its health meanwhile, and stops it with the task.
  private func attend(_ plan: ContainerPlan, _ running: any RunningContainer) async {
    let end = await withTaskGroup(of: ContainerEnd?.self) { group in
      group.addTask { await running.end() }
      group.addTask {
        await self.stopWithTask(plan, running)
        return nil
      }
      if let check = plan.definition.healthCheck {
        group.addTask {
          await self.watchHealth(check, plan, running)
          return nil
        }
      }
      var end: ContainerEnd?
      while end == nil, let next = await group.next() { end = next ?? end }
      group.cancelAll()
      return end
    }
    switch end {
    case .exited(let code, let reason):
      board.set(
        .ended(
          .init(name: plan.name, exitCode: code, reason: reason, runtimeID: running.runtimeID)),
        of: plan.name)
      if plan.definition.isEssential { board.stop(.essentialContainerExited) }
    case .neverStarted(let problem): fail(plan, problem.reason)
    case nil: preconditionFailure("the container's own task gives its end")
    }
  }

  private func stopWithTask(_ plan: ContainerPlan, _ running: any RunningContainer) async {
    let dependents = plans.filter { other in
      other.definition.dependencies.contains { $0.container == plan.name }
    }.map(\.name)
    let isStopped = await board.wait { state in
      guard state.stop != nil else { return nil }
      return dependents.allSatisfy { state.lives[$0]?.isOver ?? true } ? true : nil
    }
    guard isStopped else { return }
    await running.stop(grace: .seconds(plan.definition.stopTimeoutSeconds))
  }

  /// A container that starts is asked every second, one that was healthy at its own interval.
  private func watchHealth(
    _ check: TaskDefinition.HealthCheck, _ plan: ContainerPlan, _ running: any RunningContainer
  ) async {
    let timeout = Duration.seconds(check.timeoutSeconds)
    let patience = check.startPeriodSeconds + check.intervalSeconds * check.retries
    let clock = ContinuousClock()
    let start = clock.now
    var wasHealthy = false
    var failures = 0
    while !Task.isCancelled {
      if await running.passes(check.command, timeout: timeout) {
        (wasHealthy, failures) = (true, 0)
        board.setHealth(true, of: plan.name)
      } else if !Task.isCancelled {
        failures += 1
        let isLate = wasHealthy ? failures >= check.retries : clock.now - start > .seconds(patience)
        if isLate { board.setHealth(false, of: plan.name) }
      }
      try? await Task.sleep(for: .seconds(wasHealthy ? check.intervalSeconds : 1))
    }
  }
}
