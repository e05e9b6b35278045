/// What `asl eval` understands.
enum EvalOptions {
  static let file = Option(
    "file", letter: "f", value: .init("FILE|-", .file),
    "Read the expression from a file, in place of EXPRESSION; - is standard input")
  static let language = Option(
    "language", letter: "l", value: .init("LANGUAGE", .oneOf(Dialect.languages)),
    "jsonata, jsonpath, or intrinsic for functions as States.Format; left out: jsonata")
  static let profile = Option(
    "profile", value: .init("PROFILE", .oneOf(Dialect.profiles)),
    "states: JSONata as Step Functions has it, with $states and without an input document")

  static let input = Option(
    "input", letter: "i", value: .init("FILE|-|JSON", .file),
    "What the expression works on: a file, - for standard input, or JSON that begins with { [ or a "
      + "quote; left out: {}")
  static let bind = Option(
    "bind", letter: "b", value: .init("NAME=JSON"), repeats: true,
    "Give the variable $NAME a value")
  static let bindings = Option(
    "bindings", value: .init("FILE|-|JSON", .file),
    "Variables from a JSON object of names and values; -b goes before it")
  static let context = Option(
    "context", value: .init("FILE|-|JSON", .file),
    "The Context Object: $$ of paths, $states.context of --profile states")
  static let timeout = Option(
    "timeout", value: .init("SECONDS"),
    "How long an evaluation may take; left out: \(Timeout.standardSeconds)")

  static let compact = Option("compact", letter: "c", "Print the result on one line")
  static let raw = Option("raw", letter: "r", "Print a string as it is, without quotes and escapes")
  static let exitStatus = Option(
    "exit-status", letter: "e", "Exit with 1 where the result is undefined, null or false")

  static let groups = [
    OptionGroup("The expression", [file, language, profile]),
    OptionGroup("How it is evaluated", [input, bind, bindings, context, timeout]),
    OptionGroup("What it prints", [compact, raw, exitStatus]),
  ]
}
