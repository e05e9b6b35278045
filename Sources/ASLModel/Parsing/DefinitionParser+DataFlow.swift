import Diagnostics
import JSONPath
import JSONTree

/// The fields that turn a state's input into its output.
extension DefinitionParser {
  /// Which of them a type of state has.
  struct DataFields: OptionSet {
    let rawValue: Int

    static let paths = DataFields(rawValue: 1)
    static let parameters = DataFields(rawValue: 2)
    static let resultSelector = DataFields(rawValue: 4)
    static let resultPath = DataFields(rawValue: 8)
    static let assign = DataFields(rawValue: 16)
    static let output = DataFields(rawValue: 32)
    /// JSONata's counterpart of Parameters, without a Pass state, which has only Parameters.
    static let arguments = DataFields(rawValue: 64)
  }

  mutating func dataFlow(_ fields: inout FieldReader, _ which: DataFields) -> DataFlow {
    let arguments =
      which.contains(.parameters)
      ? template(&fields, "Parameters", in: .jsonPath) : nil
    let jsonataArguments =
      which.contains(.arguments) ? template(&fields, "Arguments", in: .jsonata) : nil
    // What has a result to select from is what $states.result is there for.
    let (assign, output) = reading(which.contains(.resultSelector) ? .result : []) { parser in
      (
        which.contains(.assign) ? parser.assignments(&fields, field: "Assign") : nil,
        which.contains(.output) ? parser.template(&fields, "Output", in: .jsonata) : nil
      )
    }
    return DataFlow(
      inputPath: which.contains(.paths) ? dataPath(&fields, "InputPath") : .whole,
      arguments: arguments ?? jsonataArguments,
      resultSelector: which.contains(.resultSelector)
        ? template(&fields, "ResultSelector", in: .jsonPath) : nil,
      resultPath: which.contains(.resultPath) ? resultPath(&fields) : .replace,
      outputPath: which.contains(.paths) ? dataPath(&fields, "OutputPath") : .whole,
      assign: assign, output: output)
  }

  mutating func template(
    _ fields: inout FieldReader, _ name: String, in language: QueryLanguage,
    prefix: String = ""
  ) -> PayloadTemplate? {
    take(&fields, name, in: language).map { template($0.value, field: prefix + name) }
  }

  private mutating func dataPath(_ fields: inout FieldReader, _ name: String) -> DataPath {
    guard let member = take(&fields, name, in: .jsonPath) else { return .whole }
    if case .null = member.value.kind { return .discard }
    guard let path = path(member) else { return .whole }
    return path.isRoot && path.root == .input ? .whole : .path(path)
  }

  mutating func resultPath(_ fields: inout FieldReader) -> ResultPath {
    guard let member = take(&fields, "ResultPath", in: .jsonPath) else { return .replace }
    if case .null = member.value.kind { return .discard }
    guard let path = referencePath(member, .input) else { return .replace }
    return path.steps.isEmpty ? .replace : .at(path)
  }

  // MARK: Fields in three forms

  /// A number that is constant, at a path, or computed.
  ///
  /// - Parameter roots: where the `…Path` form may lead.
  mutating func numberField(
    _ fields: inout FieldReader, _ name: String, in range: ClosedRange<Int>,
    roots: PathRoots = .any, prefix: String = ""
  ) -> Field<Int>? {
    field(&fields, name, roots: roots, prefix: prefix, "an integer or an expression") {
      parser, member in
      parser.integer(member, in: range)
    }
  }

  mutating func field<Constant>(
    _ fields: inout FieldReader, _ name: String, roots: PathRoots = .any, prefix: String = "",
    _ wanted: String,
    constant: (inout DefinitionParser, JSONSyntax.Member) -> Constant?
  ) -> Field<Constant>? {
    let member = fields.take(name)
    let pathMember = take(&fields, name + "Path", in: .jsonPath)
    if member != nil, pathMember != nil { reportConflict([name, name + "Path"], in: fields) }
    if let pathMember { return referencePath(pathMember, roots).map { .path($0) } }
    guard let member else { return nil }
    if language == .jsonata, let text = member.value.stringValue,
      Constant.self != Timestamp.self || text.utf8.starts(with: "{%".utf8)
        || text.utf8.suffix(2).elementsEqual("%}".utf8)
    {
      return requiredExpression(member, field: prefix + name, else: wanted).map { .expression($0) }
    }
    return constant(&self, member).map { .constant($0) }
  }
}
