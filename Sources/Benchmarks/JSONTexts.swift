import JSONTree

/// Reading and writing JSON: one document of about 20 MB.
let jsonBenchmarks = [
  Benchmark("JSON parse, 20 MB of orders") {
    let bytes = orderText()
    var value = JSON.null
    return .init(.bytes(bytes.count)) {
      value = try JSON(parsing: bytes)
    } cleanUp: {
      value = .null
    }
  },
  Benchmark("JSON parse and free, 20 MB of orders") {
    let bytes = orderText()
    return .init(.bytes(bytes.count)) { keep(try JSON(parsing: bytes)) }
  },
  Benchmark("JSON write, 20 MB of orders") {
    let bytes = orderText()
    let value = try JSON(parsing: bytes)
    return .init(.bytes(bytes.count)) {
      var output: [UInt8] = []
      value.write(to: &output)
      keep(output)
    }
  },
  Benchmark("JSON syntax tree and free, 20 MB of orders") {
    let bytes = orderText()
    return .init(.bytes(bytes.count)) { keep(try JSONSyntax(parsing: bytes)) }
  },
  Benchmark("JSON parse and free, 40,000 texts of 500 bytes") {
    let texts = (orders(count: 40_000, seed: 2).arrayValue ?? []).map { Array($0.text.utf8) }
    return .init(.bytes(texts.reduce(0) { $0 + $1.count })) {
      for text in texts { keep(try JSON(parsing: text)) }
    }
  },
]

private func orderText() -> [UInt8] { Array(orders(count: 40_000, seed: 1).text.utf8) }
