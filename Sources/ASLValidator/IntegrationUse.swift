import ASLModel
import JSONTree

/// A Task that calls an action of an optimized integration, with the parameters that it passes.
struct IntegrationUse {
  let service: TaskResource.Service
  let action: OptimizedIntegration.Action
  /// The member `Parameters` or `Arguments`.
  let holder: JSONSyntax.Member
  /// The names without `.$`, and the members.
  let parameters: [(name: String, syntax: JSONSyntax.Member)]

  /// - Returns: nil unless a state is such a Task whose parameters are written out.
  init?(_ state: State, _ syntax: JSONSyntax) {
    guard let service = state.service,
      let action = OptimizedIntegration(of: service)?.action(service.action),
      let holder = syntax.members?.last(where: { Self.holders.contains($0.key) }),
      let members = holder.value.members
    else { return nil }
    self.service = service
    self.action = action
    self.holder = holder
    parameters = members.map { member in
      (member.key.hasSuffix(".$") ? String(member.key.dropLast(2)) : member.key, member)
    }
  }

  private static let holders: Set = ["Parameters", "Arguments"]
}
