import DebugAdapterProtocol
import JSONTree

extension DebugAdapter {
  /// Serves one client, from its first byte until it leaves or its bytes end; nothing is left
  /// running then.
  public static func serve(
    _ bytes: AsyncStream<[UInt8]>, _ host: any SessionHost, _ transport: AdapterTransport
  ) async {
    let outbox = Outbox(transport)
    let (work, jobs) = AsyncStream.makeStream(of: Job.self)
    let adapter = DebugAdapter(host, outbox, jobs)
    await withDiscardingTaskGroup { group in
      group.addTask {
        await withDiscardingTaskGroup { group in
          for await job in work { group.addTask { await job() } }
        }
      }
      var framer = MessageFramer()
      reading: for await piece in bytes {
        framer.append(piece)
        while let message = next(&framer, outbox, transport) {
          guard let message = message.content else { break reading }
          guard await adapter.handle(message) else { break reading }
        }
      }
      await adapter.close()
      jobs.finish()
      group.cancelAll()
    }
  }

  /// A message that has come; without one where nothing can be read any more.
  private struct Incoming {
    let content: ProtocolMessage?
  }

  /// The next message, where a whole one has come; what is no message is told and passed over.
  private static func next(
    _ framer: inout MessageFramer, _ outbox: Outbox, _ transport: AdapterTransport
  ) -> Incoming? {
    while true {
      let body: [UInt8]
      do throws(FramingError) {
        guard let next = try framer.next() else { return nil }
        body = next
      } catch {
        outbox.send(.output(Output(.important, "\(error.message); the session ends\n")))
        return Incoming(content: nil)
      }
      do throws(MessageError) {
        let message = try ProtocolMessage(body: body)
        transport.log(.in, message.json)
        return Incoming(content: message)
      } catch {
        outbox.send(.output(Output(.important, "\(error.message); it is passed over\n")))
      }
    }
  }

  /// Ends the session, whatever it does.
  func close() {
    generation += 1
    restartWith = nil
    live?.closing.finish()
    live = nil
  }
}
