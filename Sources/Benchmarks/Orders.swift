import JSONTree

/// Random numbers from a seed (SplitMix64), the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// An array of orders as a shop would keep them: text with and without escapes and letters beyond
/// ASCII, identifiers, timestamps, integers, prices, flags, nested lists and objects.
///
/// 40,000 of them are about 20 MB of compact text.
func orders(count: Int, seed: UInt64) -> JSON {
  var random = SeededGenerator(seed: seed)
  return .array((0..<count).map { order($0, &random) })
}

private func order(_ number: Int, _ random: inout SeededGenerator) -> JSON {
  let items = (0..<Int.random(in: 1...4, using: &random)).map { _ in item(&random) }
  return [
    "orderId": "ord-\(hex(&random))",
    "number": .integer(1_000_000 + number),
    "createdAt": "2025-0\(random.next() % 9 + 1)-1\(random.next() % 10)T08:15:30.\(number % 900)Z",
    "customer": [
      "name": .string(names[Int(random.next() % UInt64(names.count))]),
      "email": "user\(random.next() % 100_000)@example.com",
      "vip": .bool(random.next() % 10 == 0),
      "phone": random.next() % 3 == 0 ? nil : "+49 30 \(random.next() % 10_000_000)",
    ],
    "items": .array(items),
    "note": .string(notes[Int(random.next() % UInt64(notes.count))]),
    "total": .double(Double(random.next() % 1_000_000) / 100),
    "location": [
      .double(Double(random.next() % 180_000_000) / 1e6 - 90),
      .double(Double(random.next() % 360_000_000) / 1e6 - 180),
    ],
    "paid": .bool(random.next() % 2 == 0),
    "discount": nil,
  ]
}

private func item(_ random: inout SeededGenerator) -> JSON {
  [
    "sku": "SKU-\(random.next() % 100_000)",
    "quantity": .integer(Int(random.next() % 20) + 1),
    "price": .double(Double(random.next() % 100_000) / 100),
    "tags": ["new", "sale"],
  ]
}

private func hex(_ random: inout SeededGenerator) -> String { String(random.next(), radix: 16) }

private let names = [
  "Ada Lovelace", "Zoë Müller", "José Ñandú", "山田太郎", "Grace Hopper", "Edsger W. Dijkstra",
]

private let notes = [
  "", "Please ring twice.", "Leave it with the neighbours at number 12, they are at home all day.",
  "He said: \"as soon as possible\"\nThanks!", "path C:\\temp\\orders", "Grüße aus Köln 🎉",
]
