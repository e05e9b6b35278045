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
}

extension Subject {
  /// Those whose parameters are written out.
  var integrationUses: [IntegrationUse] {
    states.compactMap { state, syntax in
      guard case .task(let task) = state.kind, let service = task.resource.service,
        let action = OptimizedIntegration(of: service)?.action(service.action),
        let holder = syntax.value.members?.last(where: { Self.holders.contains($0.key) }),
        let members = holder.value.members
      else { return nil }
      let parameters = members.map { member in
        (member.key.hasSuffix(".$") ? String(member.key.dropLast(2)) : member.key, member)
      }
      return IntegrationUse(
        service: service, action: action, holder: holder, parameters: parameters)
    }
  }

  private static let holders: Set = ["Parameters", "Arguments"]
}
