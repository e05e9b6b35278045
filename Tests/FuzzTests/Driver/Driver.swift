import Foundation

/// The target that `ASL_FUZZ` names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["ASL_FUZZ"] ?? ""
  guard let target = fuzzTargets.first(where: { $0.name == name }) else {
    fatalError("ASL_FUZZ is one of \(fuzzTargets.map(\.name).joined(separator: ", "))")
  }
  return target
}()

/// What libFuzzer calls with each of its inputs.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
  if let complaint = target.complaint(bytes) { fatalError(complaint) }
  return 0
}
