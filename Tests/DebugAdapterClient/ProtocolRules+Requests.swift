/// The part of ``protocolRules`` on requests and their answers.
let requestsAndResponses = """
  request initialize
    clientID?: string
    clientName?: string
    adapterID: string
    locale?: string
    linesStartAt1?: boolean
    columnsStartAt1?: boolean
    pathFormat?: string
    supportsVariableType?: boolean
    supportsVariablePaging?: boolean
    supportsRunInTerminalRequest?: boolean
    supportsMemoryReferences?: boolean
    supportsProgressReporting?: boolean
    supportsInvalidatedEvent?: boolean
    supportsMemoryEvent?: boolean
    supportsArgsCanBeInterpretedByShell?: boolean
    supportsStartDebuggingRequest?: boolean
  request launch open
    noDebug?: boolean
    __restart?: any
  request attach open
    __restart?: any
  request configurationDone open
  request loadedSources open
  request threads open
  request restart
    arguments?: object
  request disconnect
    restart?: boolean
    terminateDebuggee?: boolean
    suspendDebuggee?: boolean
  request terminate
    restart?: boolean
  request cancel
    requestId?: integer
    progressId?: string
  request breakpointLocations
    source: Source
    line: integer
    column?: integer
    endLine?: integer
    endColumn?: integer
  request setBreakpoints
    source: Source
    breakpoints?: [SourceBreakpoint]
    lines?: [integer]
    sourceModified?: boolean
  request setFunctionBreakpoints
    breakpoints: [FunctionBreakpoint]
  request setExceptionBreakpoints
    filters: [string]
    filterOptions?: [ExceptionFilterOptions]
    exceptionOptions?: [object]
  request setDataBreakpoints
    breakpoints: [DataBreakpoint]
  request dataBreakpointInfo
    variablesReference?: integer
    name: string
    frameId?: integer
  request continue
    threadId: integer
    singleThread?: boolean
  request reverseContinue
    threadId: integer
    singleThread?: boolean
  request next
    threadId: integer
    singleThread?: boolean
    granularity?: 'statement' | 'line' | 'instruction'
  request stepIn
    threadId: integer
    singleThread?: boolean
    targetId?: integer
    granularity?: 'statement' | 'line' | 'instruction'
  request stepOut
    threadId: integer
    singleThread?: boolean
    granularity?: 'statement' | 'line' | 'instruction'
  request stepBack
    threadId: integer
    singleThread?: boolean
    granularity?: 'statement' | 'line' | 'instruction'
  request restartFrame
    frameId: integer
  request goto
    threadId: integer
    targetId: integer
  request pause
    threadId: integer
  request stackTrace
    threadId: integer
    startFrame?: integer
    levels?: integer
    format?: StackFrameFormat
  request scopes
    frameId: integer
  request variables
    variablesReference: integer
    filter?: 'indexed' | 'named'
    start?: integer
    count?: integer
    format?: ValueFormat
  request setVariable
    variablesReference: integer
    name: string
    value: string
    format?: ValueFormat
  request source
    source?: Source
    sourceReference: integer
  request evaluate
    expression: string
    frameId?: integer
    context?: string
    format?: ValueFormat
  request setExpression
    expression: string
    value: string
    frameId?: integer
    format?: ValueFormat
  request stepInTargets
    frameId: integer
  request gotoTargets
    source: Source
    line: integer
    column?: integer
  request completions
    frameId?: integer
    text: string
    column: integer
    line?: integer
  request exceptionInfo
    threadId: integer

  request asl/graph open
  request asl/pipeline open

  response initialize is Capabilities
  response cancel
  response configurationDone
  response launch
  response attach
  response restart
  response disconnect
  response terminate
  response next
  response stepIn
  response stepOut
  response stepBack
  response reverseContinue
  response restartFrame
  response goto
  response pause
  response breakpointLocations
    breakpoints: [BreakpointLocation]
  response setBreakpoints
    breakpoints: [Breakpoint]
  response setFunctionBreakpoints
    breakpoints: [Breakpoint]
  response setDataBreakpoints
    breakpoints: [Breakpoint]
  response setExceptionBreakpoints
    breakpoints?: [Breakpoint]
  response dataBreakpointInfo
    dataId: string | null
    description: string
    accessTypes?: ['read' | 'write' | 'readWrite']
    canPersist?: boolean
  response continue
    allThreadsContinued?: boolean
  response stackTrace
    stackFrames: [StackFrame]
    totalFrames?: integer
  response scopes
    scopes: [Scope]
  response variables
    variables: [Variable]
  response setVariable
    value: string
    type?: string
    variablesReference?: integer
    namedVariables?: integer
    indexedVariables?: integer
    memoryReference?: string
  response source
    content: string
    mimeType?: string
  response threads
    threads: [Thread]
  response loadedSources
    sources: [Source]
  response evaluate
    result: string
    type?: string
    presentationHint?: VariablePresentationHint
    variablesReference: integer
    namedVariables?: integer
    indexedVariables?: integer
    memoryReference?: string
  response setExpression
    value: string
    type?: string
    presentationHint?: VariablePresentationHint
    variablesReference?: integer
    namedVariables?: integer
    indexedVariables?: integer
    memoryReference?: string
  response stepInTargets
    targets: [StepInTarget]
  response gotoTargets
    targets: [GotoTarget]
  response completions
    targets: [CompletionItem]
  response asl/graph open
  response asl/pipeline open
  response exceptionInfo
    exceptionId: string
    description?: string
    breakMode: 'never' | 'always' | 'unhandled' | 'userUnhandled'
    details?: ExceptionDetails
  response asl/graph open
  response asl/pipeline open
  """
