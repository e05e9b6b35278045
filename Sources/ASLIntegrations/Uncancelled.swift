/// Carries work out to its end also where the surrounding Swift task is cancelled: tidying up must
/// not stop half way. Swift has no other shield than a task of its own; it is awaited here, so that
/// it ends before its surroundings do.
func uncancelled<Value: Sendable>(
  _ work: @escaping @Sendable () async -> Value
) async -> Value {
  await Task { await work() }.value
}
