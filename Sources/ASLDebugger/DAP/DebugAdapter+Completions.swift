import ASLModel
import DebugAdapterProtocol
import JSONTree

/// What can stand where a person writes an expression.
extension DebugAdapter {
  func completions(_ arguments: CompletionsArguments) async throws(AdapterFailure) -> ResponseBody {
    let live = try stopped()
    let units = Array(arguments.text.utf16)
    let first = client?.columnsStartAt1 == false ? 0 : 1
    let end = min(max(arguments.column - first, 0), units.count)
    let before = String(decoding: units[..<end], as: UTF16.self)
    let word = before.suffix(while: isWordPart)
    let base = before.dropLast(word.count)
    let frame = try arguments.frameId.map { id throws(AdapterFailure) in try self.frame(id) }
    let names: [(String, CompletionItem.Kind)]
    if base.last == "." {
      names = await members(of: base.dropLast(), at: frame?.moment, live)
    } else {
      let data = await live.session.data(at: frame?.moment)
      names = Self.roots + data.variables.keys.map { ("$\($0)", .variable) }
    }
    let start = base.utf16.count
    return .completions(
      names.filter { $0.0.hasPrefix(word) }.map { name, kind in
        CompletionItem(
          name, text: DataExpression.inserted(name), type: kind, start: start,
          length: word.utf16.count)
      })
  }

  private static let roots: [(String, CompletionItem.Kind)] = [("$states", .variable)]

  /// The names below a value.
  private func members(
    of expression: Substring, at moment: Int?, _ live: Live
  ) async -> [(String, CompletionItem.Kind)] {
    let expression = expression.suffix(while: { isWordPart($0) || ".`[]".contains($0) })
    if expression == "$states" {
      return ["input", "result", "errorOutput", "context"].map { ($0, .property) }
    }
    do throws(EvaluationFailure) {
      let value = try await live.session.evaluate(String(expression), at: moment)
      let object = value?.objectValue ?? value?.arrayValue?.first?.objectValue
      return (object ?? JSONObject()).keys.map { ($0, .property) }
    } catch {
      return []
    }
  }
}

private func isWordPart(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_" || character == "$"
}

extension StringProtocol {
  fileprivate func suffix(while isPart: (Character) -> Bool) -> String {
    String(reversed().prefix(while: isPart).reversed())
  }
}

extension DataExpression {
  /// A name as it is written in an expression.
  fileprivate static func inserted(_ name: String) -> String? {
    name.hasPrefix("$") || isPlain(name) ? nil : "`\(name)`"
  }
}
