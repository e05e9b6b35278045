/// One row of a command's table of options, which parsing, help and completion all read.
struct Option: Sendable, Equatable {
  /// Without its hyphens: `input` is written `--input`.
  let name: String
  /// The one-letter form: `D` is written `-D`.
  let letter: Character?
  /// What follows it; nil for a flag.
  let value: Value?
  /// Whether it may be given more than once; of another option the last one counts.
  let repeats: Bool
  /// What it does, for the help: one or two short sentences without a full stop at the end.
  let summary: String

  init(
    _ name: String, letter: Character? = nil, value: Value? = nil, repeats: Bool = false,
    _ summary: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.repeats = repeats
    self.summary = summary
  }

  struct Value: Sendable, Equatable {
    /// How the help writes it: `FILE|-|JSON`.
    let placeholder: String
    let kind: Kind

    init(_ placeholder: String, _ kind: Kind = .anything) {
      self.placeholder = placeholder
      self.kind = kind
    }
  }

  /// What a value can be, as far as parsing and completion know.
  enum Kind: Sendable, Equatable {
    case anything
    case file
    /// One of these words and nothing else.
    case oneOf([String])
    /// One of these words, or something else.
    case suggestions([String])
    /// The name of a command.
    case command
    /// The name of a rule of `asl validate`.
    case rule
    /// A test case of the mock file that the option of this name gives.
    case testCase(mocksOption: String)
  }

  /// `--input`, or `-D` where there is only a letter.
  var spelling: String { name.isEmpty ? letterSpelling ?? "" : "--\(name)" }
  var letterSpelling: String? { letter.map { "-\($0)" } }

  /// All ways to write it, the short one first.
  var spellings: [String] {
    (letterSpelling.map { [$0] } ?? []) + (name.isEmpty ? [] : ["--\(name)"])
  }
}

/// Options that the help shows together.
struct OptionGroup: Sendable {
  let title: String
  let options: [Option]

  init(_ title: String, _ options: [Option]) {
    self.title = title
    self.options = options
  }
}

extension Option {
  static let help = Option("help", letter: "h", "Show this help")
  static let version = Option("version", "Show the version")
  static let color = Option(
    "color", value: Value("WHEN", .oneOf(["auto", "always", "never"])),
    "Colour what people read: auto (on a terminal), always or never")
  static let noColor = Option("no-color", "The same as --color=never")

  /// What every command understands, also before its name.
  static let common: [Option] = [.color, .noColor, .help]
}
