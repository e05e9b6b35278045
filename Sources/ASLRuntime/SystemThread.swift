#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs `body` on a thread of its own, for calls that block; Swift's and Dispatch's threads are
/// few.
public func startThread(_ body: @escaping @Sendable () -> Void) throws(ChildProcessError) {
  let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
  defer { attributes.deallocate() }
  pthread_attr_init(attributes)
  defer { pthread_attr_destroy(attributes) }
  pthread_attr_setdetachstate(attributes, CInt(PTHREAD_CREATE_DETACHED))
  pthread_attr_setstacksize(attributes, 256 * 1024)
  let box = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let error = pthread_create(&thread, attributes, { runThread($0) }, box.toOpaque())
  #else
    var thread = pthread_t()
    let error = pthread_create(&thread, attributes, { runThread($0) }, box.toOpaque())
  #endif
  guard error == 0 else {
    box.release()
    throw .system(call: "pthread_create", errno: error)
  }
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}
