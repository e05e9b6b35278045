import ASLDebugger
import DebugAdapterClient
import DebugAdapterProtocol
import Diagnostics

/// An adapter in this process, and a client that talks to it.
enum MemoryAdapter {
  /// Calls `body` with a client; the adapter ends with it.
  static func with<Value: Sendable>(
    _ samples: [String: Sample], firstNumber: Int = 1,
    _ body: @Sendable (AdapterClient) async throws -> Value
  ) async throws -> Value {
    let there = MemoryPipe()
    let back = MemoryPipe()
    let host = SampleHost(samples: samples)
    async let served: Void = serve(there, back, host)
    let client = AdapterClient(
      MemoryChannel(there: there, back: back.bytes), firstNumber: firstNumber)
    let value = try await body(client)
    there.end()
    await served
    return value
  }

  private static func serve(_ there: MemoryPipe, _ back: MemoryPipe, _ host: SampleHost) async {
    await DebugAdapter.serve(
      there.bytes, host, AdapterTransport(write: { back.write($0) }))
    back.end()
  }
}

/// Launches samples, by the names that stand for their files.
struct SampleHost: SessionHost {
  let samples: [String: Sample]

  func prepare(_ launch: LaunchConfiguration) async throws(LaunchFailure) -> PreparedLaunch {
    guard let sample = samples[launch.program] else {
      let place = SourcePosition(line: 2, column: 3)
      throw LaunchFailure(
        "\(launch.program):2:3: error: it is broken",
        findings: [.init(path: launch.program, position: place, text: "error: it is broken")])
    }
    return PreparedLaunch(program: launch.program, warnings: []) {
      onNote, body throws(LaunchFailure) in
      let configuration: SessionConfiguration
      do {
        configuration = try sample.configuration(onNote: onNote)
      } catch {
        throw LaunchFailure("\(error)")
      }
      await body(configuration)
    }
  }
}

/// The client's end of two pipes.
actor MemoryChannel: ByteChannel {
  private let there: MemoryPipe
  private var back: AsyncStream<[UInt8]>.Iterator

  init(there: MemoryPipe, back: AsyncStream<[UInt8]>) {
    self.there = there
    self.back = back.makeAsyncIterator()
  }

  func send(_ bytes: [UInt8]) { there.write(bytes) }

  func receive() async -> [UInt8]? {
    var iterator = back
    let bytes = await iterator.next(isolation: self)
    back = iterator
    return bytes
  }

  func endInput() { there.end() }
}
