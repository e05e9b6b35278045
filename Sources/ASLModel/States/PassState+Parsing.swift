import JSONTree

extension DefinitionParser {
  mutating func passState(_ fields: inout FieldReader) -> PassState? {
    let result = take(&fields, "Result", in: .jsonPath)
    return transition(&fields).map { PassState(result: result?.value.json, transition: $0) }
  }
}
