import ASLModel

extension Explanation {
  /// All of it, as Markdown without a title.
  public var markdown: String {
    let flag = workflow == .express ? " with `--type express`" : ""
    return """
      \(summary) \(why)

      Found here\(flag):

      ```json
      \(failing)
      ```

      Not here:

      ```json
      \(passing)
      ```

      Source: \(source).
      """
  }
}
