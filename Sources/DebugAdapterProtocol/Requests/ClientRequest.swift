public import JSONTree

/// What a client asks for, with its arguments read.
public enum ClientRequest: Sendable, Equatable {
  case attach(AttachArguments)
  case breakpointLocations(BreakpointLocationsArguments)
  case cancel(CancelArguments)
  case completions(CompletionsArguments)
  case configurationDone
  case `continue`(ContinueArguments)
  case dataBreakpointInfo(DataBreakpointInfoArguments)
  case disconnect(DisconnectArguments)
  case evaluate(EvaluateArguments)
  case exceptionInfo(ThreadArguments)
  case goto(GotoArguments)
  case gotoTargets(GotoTargetsArguments)
  case initialize(InitializeArguments)
  case launch(LaunchArguments)
  case loadedSources
  case next(StepArguments)
  case pause(ThreadArguments)
  case restart(RestartArguments)
  case restartFrame(FrameArguments)
  case reverseContinue(ContinueArguments)
  case scopes(FrameArguments)
  case setBreakpoints(SetBreakpointsArguments)
  case setDataBreakpoints(SetDataBreakpointsArguments)
  case setExceptionBreakpoints(SetExceptionBreakpointsArguments)
  case setExpression(SetExpressionArguments)
  case setFunctionBreakpoints(SetFunctionBreakpointsArguments)
  case setVariable(SetVariableArguments)
  case source(SourceArguments)
  case stackTrace(StackTraceArguments)
  case stepBack(StepArguments)
  case stepIn(StepArguments)
  case stepInTargets(FrameArguments)
  case stepOut(StepArguments)
  case terminate(TerminateArguments)
  case threads
  case variables(VariablesArguments)

  /// The requests that are understood, by their names on the wire.
  public enum Command: String, Sendable, CaseIterable {
    case attach, breakpointLocations, cancel, completions, configurationDone, `continue`,
      dataBreakpointInfo, disconnect, evaluate, exceptionInfo, goto, gotoTargets, initialize,
      launch, loadedSources, next, pause, restart, restartFrame, reverseContinue, scopes,
      setBreakpoints, setDataBreakpoints, setExceptionBreakpoints, setExpression,
      setFunctionBreakpoints, setVariable, source, stackTrace, stepBack, stepIn, stepInTargets,
      stepOut, terminate, threads, variables
  }
}

extension ClientRequest {
  public init(_ command: Command, _ arguments: JSON?) throws(ArgumentError) {
    let reader = try ArgumentReader(arguments, at: "")
    self =
      switch command {
      case .attach: .attach(try .init(reader))
      case .breakpointLocations: .breakpointLocations(try .init(reader))
      case .cancel: .cancel(try .init(reader))
      case .completions: .completions(try .init(reader))
      case .configurationDone: .configurationDone
      case .continue: .continue(try .init(reader))
      case .dataBreakpointInfo: .dataBreakpointInfo(try .init(reader))
      case .disconnect: .disconnect(try .init(reader))
      case .evaluate: .evaluate(try .init(reader))
      case .exceptionInfo: .exceptionInfo(try .init(reader))
      case .goto: .goto(try .init(reader))
      case .gotoTargets: .gotoTargets(try .init(reader))
      case .initialize: .initialize(try .init(reader))
      case .launch: .launch(try .init(reader))
      case .loadedSources: .loadedSources
      case .next: .next(try .init(reader))
      case .pause: .pause(try .init(reader))
      case .restart: .restart(try .init(reader))
      case .restartFrame: .restartFrame(try .init(reader))
      case .reverseContinue: .reverseContinue(try .init(reader))
      case .scopes: .scopes(try .init(reader))
      case .setBreakpoints: .setBreakpoints(try .init(reader))
      case .setDataBreakpoints: .setDataBreakpoints(try .init(reader))
      case .setExceptionBreakpoints: .setExceptionBreakpoints(try .init(reader))
      case .setExpression: .setExpression(try .init(reader))
      case .setFunctionBreakpoints: .setFunctionBreakpoints(try .init(reader))
      case .setVariable: .setVariable(try .init(reader))
      case .source: .source(try .init(reader))
      case .stackTrace: .stackTrace(try .init(reader))
      case .stepBack: .stepBack(try .init(reader))
      case .stepIn: .stepIn(try .init(reader))
      case .stepInTargets: .stepInTargets(try .init(reader))
      case .stepOut: .stepOut(try .init(reader))
      case .terminate: .terminate(try .init(reader))
      case .threads: .threads
      case .variables: .variables(try .init(reader))
      }
  }
}
