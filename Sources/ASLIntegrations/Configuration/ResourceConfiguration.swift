/// What `resources.json` says: which Lambda functions, ECS tasks, SNS topics, S3 buckets and state
/// machines exist on this machine, what stands behind each, and which programs answer for other
/// services.
///
/// Paths are absolute here: those of the file are relative to the file's folder.
public struct ResourceConfiguration: Sendable {
  /// The folder that relative paths start from.
  public let directory: String
  /// By function name or ARN.
  public let functions: GlobTable<FunctionBackend>
  public let containers: ContainerConfiguration?
  /// By topic name or ARN. Nil without a section `sns`: no topic exists; an empty section shows
  /// every topic in the trace.
  public let topics: GlobTable<TopicBackend>?
  /// By bucket name.
  public let buckets: GlobTable<BucketBackend>
  /// What tasks can start executions of, by name or ARN.
  public let stateMachines: GlobTable<LocalStateMachine>
  /// By what a Task's Resource calls: `sqs:sendMessage`, `aws-sdk:dynamodb:*`, or by its ARN.
  public let tasks: GlobTable<TaskCommand>

  public init(
    directory: String, functions: GlobTable<FunctionBackend> = GlobTable(),
    containers: ContainerConfiguration? = nil, topics: GlobTable<TopicBackend>? = nil,
    buckets: GlobTable<BucketBackend> = GlobTable(),
    stateMachines: GlobTable<LocalStateMachine> = GlobTable(),
    tasks: GlobTable<TaskCommand> = GlobTable()
  ) {
    self.directory = directory
    self.functions = functions
    self.containers = containers
    self.topics = topics
    self.buckets = buckets
    self.stateMachines = stateMachines
    self.tasks = tasks
  }
}

/// What answers the invocations of a Lambda function.
public enum FunctionBackend: Sendable, Hashable {
  case handler(HandlerConfiguration)
  case command(CommandConfiguration)
  /// A Lambda Runtime Interface Emulator or `sam local start-lambda`.
  case url(String)
}

/// A handler file that runs in a warm child process.
public struct HandlerConfiguration: Sendable, Hashable {
  public let runtime: Runtime
  /// The module's path without its extension, relative to the working directory: `src/app`.
  public let module: String
  /// What the module exports: `handler`.
  public let function: String
  /// The folder that holds the code: `LAMBDA_TASK_ROOT`.
  public let workingDirectory: String
  public let environment: [String: String]
  public let timeoutSeconds: Int
  public let memoryMB: Int

  /// The handler as Lambda writes it: `src/app.handler`.
  public var name: String { "\(module).\(function)" }

  public enum Runtime: String, Sendable, Hashable, CaseIterable {
    case python
    case nodejs

    /// The interpreter, looked up in `PATH`.
    public var program: String {
      switch self {
      case .python: "python3"
      case .nodejs: "node"
      }
    }

    /// The extensions of a handler file, the one that counts first.
    public var extensions: [String] {
      switch self {
      case .python: ["py"]
      case .nodejs: ["js", "mjs", "cjs"]
      }
    }
  }
}

/// Lambda's own defaults and limits. AWS Lambda Developer Guide, "Lambda quotas" and "Configure
/// Lambda function timeout".
public enum LambdaLimit {
  public static let defaultTimeoutSeconds = 3
  public static let timeoutSeconds = 900
  public static let defaultMemoryMB = 128
  public static let memoryMB = 128...10_240
  /// Bytes of a synchronous invocation's request and response.
  public static let payloadBytes = 6 * 1_024 * 1_024
  /// Bytes of a response with its envelope, as the error names them.
  public static let responseBytes = 6_291_556
  /// Bytes of the log that `LogType: Tail` returns.
  public static let logTailBytes = 4 * 1_024
}

/// A program that is run once per use.
public struct CommandConfiguration: Sendable, Hashable {
  /// The program, absolute or looked up in `PATH`, and its arguments.
  public let command: [String]
  public let environment: [String: String]
  public let workingDirectory: String
  public let timeoutSeconds: Int
}

/// A program that answers tasks in place of their service: it is run once per attempt, and the
/// state itself says how long it may take.
public struct TaskCommand: Sendable, Hashable {
  /// The program's absolute path and its arguments.
  public let command: [String]
  public let environment: [String: String]
  public let workingDirectory: String
}

/// How ECS tasks run here.
public struct ContainerConfiguration: Sendable {
  public let backend: Backend
  public let taskDefinitions: [TaskDefinition]
  public let workingDirectory: String
  /// By container name.
  public let containers: GlobTable<ContainerReplacement>

  public enum Backend: Sendable, Hashable {
    case process
    /// `engine` nil: docker or podman, whichever works. `arguments` go to `run`.
    case container(engine: Engine?, arguments: [String])
  }

  public enum Engine: String, Sendable, Hashable, CaseIterable {
    case docker
    case podman
  }
}

/// What replaces parts of a container's definition on this machine.
public struct ContainerReplacement: Sendable, Hashable {
  public let entryPoint: [String]?
  public let command: [String]?
  public let workingDirectory: String?
  public let environment: [String: String]
}

/// What takes the messages of an SNS topic.
public enum TopicBackend: Sendable, Hashable {
  /// A file that gets a line of JSON per message.
  case file(String)
  /// A program that gets the message on its standard input.
  case command(CommandConfiguration)
  /// An endpoint that gets the message by POST.
  case url(String)
  case trace
}

/// What holds the objects of an S3 bucket.
public enum BucketBackend: Sendable, Hashable {
  /// A folder, whose files are the objects.
  case directory(String)
}
