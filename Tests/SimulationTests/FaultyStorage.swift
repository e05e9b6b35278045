import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// Items and results of distributed Maps as a seed makes them up: a few pages, or failures.
struct FaultyStorage: MapRunStorage {
  let seed: UInt64

  func items(_ request: ItemsRequest) async throws(ErrorOutput) -> any ItemSource {
    var random = RandomSource(state: seed &+ UInt64(request.id.number))
    if Int.random(in: 0..<12, using: &random) == 0 { throw .noItems }
    let sizes = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      Int.random(in: 1...4, using: &random)
    }
    return Pages(sizes, breaksAfter: Int.random(in: 0...12, using: &random))
  }

  func results(_ request: ResultsRequest) async throws(ErrorOutput) -> any ResultSink {
    var random = RandomSource(state: seed &+ UInt64(request.id.number))
    if Int.random(in: 0..<12, using: &random) == 0 { throw .noRoom }
    return Results(isBroken: Int.random(in: 0..<12, using: &random) == 0)
  }

  private actor Pages: ItemSource {
    private var sizes: ArraySlice<Int>
    private var left: Int
    private var count = 0

    init(_ sizes: [Int], breaksAfter pages: Int) {
      self.sizes = sizes[...]
      left = pages
    }

    func next(_ limit: Int) throws(ErrorOutput) -> ItemPage {
      guard left > 0 else { throw .noItems }
      left -= 1
      let size = min(limit, sizes.popFirst() ?? 0)
      let items = (0..<size).map { ReadItem(.integer(count + $0), source: "S3://b/k") }
      count += size
      return ItemPage(items, isLast: sizes.isEmpty)
    }

    func close() {}
  }

  private actor Results: ResultSink {
    private let isBroken: Bool
    private var count = 0

    init(isBroken: Bool) { self.isBroken = isBroken }

    func write(_ results: [ChildResult]) { count += results.count }

    func finish() throws(ErrorOutput) -> JSON {
      if isBroken { throw .noRoom }
      return ["Bucket": "b", "Key": .string("\(count)")]
    }
  }
}

extension ErrorOutput {
  fileprivate static let noItems = ErrorOutput(error: .itemReaderFailed, cause: "made up")
  fileprivate static let noRoom = ErrorOutput(error: .resultWriterFailed, cause: "made up")
}
