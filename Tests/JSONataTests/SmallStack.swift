import Foundation

/// Runs something on a thread with a stack of 512 KiB, the least that a platform gives its threads,
/// and waits for it.
func onSmallStack<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    let thread = Thread { continuation.resume(returning: body()) }
    thread.stackSize = 512 << 10
    thread.start()
  }
}
