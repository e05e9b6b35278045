import ASLInterpreter
import ASLModel
import ASLRuntime

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How an execution is to run, as the command line says it.
struct ExecutionOptions {
  let clock: ClockMode
  let settings: ExecutionSettings

  /// - Parameters:
  ///   - definition: the definition's path, of which the state machine's name is made.
  ///   - seed: the one where none is given; nil for a random one.
  init(
    _ arguments: Arguments, definition: String, seed: UInt64? = nil
  ) throws(CommandFailure) {
    clock = try Self.clock(arguments)
    let seed = try Self.seed(arguments[RunOptions.seed] ?? seed.map(String.init))
    let type = RunOptions.workflow(arguments)
    var names = RandomSource(state: seed)
    var settings = ExecutionSettings(
      name: try Self.name(arguments[RunOptions.name] ?? names.nextUUID()),
      stateMachineName: Self.machineName(definition),
      startTime: try Self.startTime(arguments), seed: seed, type: type,
      quotas: try Limit.quotas(type, changedBy: arguments.all(RunOptions.limits)))
    // As recorded: executions of an Express workflow may share a name.
    if type == .express { settings.executionARN += ":\(names.nextUUID())" }
    self.settings = settings
  }

  /// How time passes in an execution whose settings are known.
  init(_ arguments: Arguments, settings: ExecutionSettings) throws(CommandFailure) {
    clock = try Self.clock(arguments)
    self.settings = settings
  }

  private static func clock(_ arguments: Arguments) throws(CommandFailure) -> ClockMode {
    let text = arguments[RunOptions.clock] ?? "virtual"
    switch text {
    case "virtual": return .virtual
    case "real": return .real
    default:
      if text.hasPrefix("x"), let factor = Double(text.dropFirst()), factor > 0, factor.isFinite {
        return .scaled(factor)
      }
      throw .usage(
        "--clock is virtual, real, or x and a number, not '\(text)'",
        help: ["x60 lets a minute pass in a second"], command: arguments.command)
    }
  }

  private static func seed(_ text: String?) throws(CommandFailure) -> UInt64 {
    guard let text else { return UInt64.random(in: 0...UInt64(UInt32.max)) }
    guard let seed = UInt64(text) else {
      throw .usage("--seed is a whole number from 0, not '\(text)'", command: "run")
    }
    return seed
  }

  private static func startTime(_ arguments: Arguments) throws(CommandFailure) -> Timestamp {
    try time(RunOptions.startTime, arguments) ?? .systemNow
  }

  /// The time that an option says; nil where it is left out.
  static func time(
    _ option: Option, _ arguments: Arguments
  ) throws(CommandFailure) -> Timestamp? {
    guard let text = arguments[option] else { return nil }
    guard let time = Timestamp(parsing: text) else {
      throw .usage(
        "\(option.spelling) is a time as 2030-01-31T12:00:00Z, not '\(text)'",
        command: arguments.command)
    }
    return time
  }

  /// - Note: Step Functions API, StartExecution, `name`.
  private static func name(_ text: String) throws(CommandFailure) -> String {
    let forbidden = text.unicodeScalars.first {
      $0.value < 0x21 || (0x7F...0x9F).contains($0.value)
        || "<>{}[]?*\"#%\\^|~`$&,;:/".contains(
          Character($0))
    }
    if let forbidden {
      throw .usage("the name of an execution cannot have '\(visible(forbidden))'", command: "run")
    }
    guard (1...80).contains(text.unicodeScalars.count) else {
      throw .usage("the name of an execution has 1 to 80 characters", command: "run")
    }
    return text
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    scalar.value == 0x20 ? "a blank" : String(scalar)
  }

  /// The file's name without its endings; `state-machine.asl.json` is named by its folder.
  static func machineName(_ path: String) -> String {
    var parts = path.split(separator: "/").map(String.init)
    guard let file = parts.popLast(), path != "-" else { return "StateMachine" }
    let stem = String(file.prefix { $0 != "." })
    let folder =
      parts.last.flatMap { $0 == "." || $0 == ".." ? nil : $0 }
      ?? workingDirectory.split(separator: "/").last.map(String.init)
    let name = stem == "state-machine" || stem.isEmpty ? folder ?? stem : stem
    let kept = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" }
    return kept.isEmpty ? "StateMachine" : String(kept.prefix(80))
  }
}

extension Timestamp {
  /// The moment on this machine's clock, in milliseconds as the service has it.
  static var systemNow: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
