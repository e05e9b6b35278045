import DebugAdapterClient
import Foundation

/// `asl dap` as an editor starts it: a child process whose standard streams are the conversation.
final class AdapterProcess: ByteChannel {
  private let process = Process()
  private let input = Pipe()
  private let bytes: AsyncStream<[UInt8]>
  private let errors = Pipe()

  init(_ arguments: [String], in folder: URL) throws {
    let output = Pipe()
    let (bytes, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    self.bytes = bytes
    process.executableURL = URL(fileURLWithPath: BuiltProgram.path)
    process.arguments = ["dap"] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    output.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        continuation.finish()
      } else {
        continuation.yield(Array(data))
      }
    }
    try process.run()
  }

  func send(_ bytes: [UInt8]) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
  }

  func receive() async -> [UInt8]? {
    for await bytes in bytes { return bytes }
    return nil
  }

  func endInput() {
    do { try input.fileHandleForWriting.close() } catch { print("the input was closed: \(error)") }
  }

  /// Waits for the end of the process: its exit code, and what it has written to standard error.
  func ended() -> (code: Int32, errors: String) {
    process.waitUntilExit()
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
