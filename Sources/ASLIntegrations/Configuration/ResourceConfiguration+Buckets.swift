import Diagnostics
import JSONTree

/// The section `s3`.
extension ResourceFileReader {
  mutating func buckets(_ value: ConfigurationReader.Value?) -> GlobTable<BucketBackend> {
    var table = GlobTable<BucketBackend>()
    guard let value, let members = values.members(of: value, in: "\"s3\"") else { return table }
    for member in members {
      guard let backend = bucket(member) else { continue }
      table.append(Glob(member.key), backend)
    }
    return table
  }

  private mutating func bucket(_ member: ConfigurationReader.Member) -> BucketBackend? {
    let what = "the bucket \"\(member.key)\""
    guard let members = values.members(of: member.value, keys: ["directory"], in: what) else {
      return nil
    }
    guard let place = members["directory"] else {
      values.report("\(what) needs \"directory\": the folder of its objects", at: member.value)
      return nil
    }
    guard let name = values.string(place, "\"directory\"") else { return nil }
    let folder = path(name)
    if isFolder(folder) { return .directory(folder) }
    let message: Diagnostic.Message =
      exists(folder) ? "\"\(name)\" is no folder" : "the folder \"\(name)\" does not exist"
    values.report(
      "missing-file", message, place.syntax.range, place.pointer,
      help: ["looked for \(folder)", "an empty folder is an empty bucket"])
    return nil
  }
}
