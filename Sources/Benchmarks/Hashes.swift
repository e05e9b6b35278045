import Digests

/// Hashing 16 MB, and Base64 of it.
let digestBenchmarks =
  Digest.allCases.map { digest in
    Benchmark("\(digest.name), 16 MB", runs: 5) {
      .init(.bytes(content.count)) { keep(digest.hash(content)) }
    }
  } + [
    Benchmark("Base64 encode, 16 MB", runs: 5) {
      .init(.bytes(content.count)) { keep(base64(content)) }
    },
    Benchmark("Base64 decode, 16 MB", runs: 5) {
      let text = base64(content)
      return .init(.bytes(content.count)) { keep(try decodedBase64(text)) }
    },
  ]

private let content = (0..<16_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
