import Diagnostics
import JSONTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The section `ecs`.
extension ResourceFileReader {
  mutating func containers(_ value: ConfigurationReader.Value) -> ContainerConfiguration? {
    let keys = [
      "backend", "engine", "engineArguments", "taskDefinitions", "workingDirectory", "containers",
    ]
    guard let members = values.members(of: value, keys: keys, in: "\"ecs\"") else { return nil }
    let folder = path(values.string(members["workingDirectory"], "\"workingDirectory\"") ?? ".")
    return ContainerConfiguration(
      backend: containerBackend(members),
      taskDefinitions: taskDefinitions(members["taskDefinitions"], of: value),
      workingDirectory: folder, containers: replacements(members["containers"]))
  }

  private enum BackendName: String, CaseIterable {
    case process
    case container
  }

  private mutating func containerBackend(
    _ members: [ConfigurationReader.Member]
  ) -> ContainerConfiguration.Backend {
    let name = values.word(members["backend"], "backend", BackendName.self)
    let engine = values.word(members["engine"], "engine", ContainerConfiguration.Engine.self)
    let arguments = values.strings(members["engineArguments"], "\"engineArguments\"")
    switch name ?? .process {
    case .container: return .container(engine: engine, arguments: arguments ?? [])
    case .process: return .process
    }
  }

  /// Task definitions are objects, or files that hold one, or several in an array.
  private mutating func taskDefinitions(
    _ value: ConfigurationReader.Value?, of section: ConfigurationReader.Value
  ) -> [TaskDefinition] {
    guard let value else {
      values.report(
        "\"ecs\" needs \"taskDefinitions\": AWS's own JSON, or files of it", at: section)
      return []
    }
    var definitions: [TaskDefinition] = []
    for element in values.elements(of: value, in: "\"taskDefinitions\"") ?? [] {
      if let name = element.syntax.stringValue {
        definitions += taskDefinitionFile(name, at: element)
      } else if let definition = values.taskDefinition(element) {
        definitions.append(definition)
      }
    }
    return definitions
  }

  private mutating func taskDefinitionFile(
    _ name: String, at place: ConfigurationReader.Value
  ) -> [TaskDefinition] {
    guard let data = FileManager.default.contents(atPath: path(name)) else {
      values.report(
        "missing-file", "the task definition file \"\(name)\" cannot be read", place.syntax.range,
        place.pointer, help: ["looked for \(path(name))"])
      return []
    }
    let source = SourceText(name: path(name), bytes: Array(data))
    var reader = ConfigurationReader()
    var definitions: [TaskDefinition] = []
    do throws(JSONError) {
      let root = ConfigurationReader.Value(
        syntax: try JSONSyntax(parsing: source.bytes), pointer: "")
      if root.syntax.elements != nil {
        let elements = reader.elements(of: root, in: "the file") ?? []
        definitions = elements.compactMap { reader.taskDefinition($0) }
      } else {
        definitions = reader.taskDefinition(root).map { [$0] } ?? []
      }
    } catch {
      reader.report("invalid-json", error.diagnostic.message, error.range, "")
    }
    if !reader.diagnostics.isEmpty {
      problems.append(FileDiagnostics(source: source, diagnostics: reader.diagnostics))
    }
    return definitions
  }

  private mutating func replacements(
    _ value: ConfigurationReader.Value?
  ) -> GlobTable<ContainerReplacement> {
    var table = GlobTable<ContainerReplacement>()
    guard let value, let containers = values.members(of: value, in: "\"containers\"") else {
      return table
    }
    let keys = ["command", "entryPoint", "workingDirectory", "environment"]
    for container in containers {
      let what = "the container \"\(container.key)\""
      guard let members = values.members(of: container.value, keys: keys, in: what) else {
        continue
      }
      let replacement = ContainerReplacement(
        entryPoint: values.strings(members["entryPoint"], "\"entryPoint\""),
        command: values.strings(members["command"], "\"command\""),
        workingDirectory: values.string(members["workingDirectory"], "\"workingDirectory\"")
          .map { path($0) },
        environment: values.environment(members["environment"], "\"environment\""))
      table.append(Glob(container.key), replacement)
    }
    return table
  }
}
