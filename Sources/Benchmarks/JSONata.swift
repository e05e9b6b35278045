import JSONTree
import JSONata

/// Compiling and evaluating JSONata.
///
/// The data are small documents of the shapes that JSONata's documentation uses (an account with
/// its orders, a library), made here so that they are the same everywhere, and 1,000 orders from a
/// seed.
let jsonataBenchmarks = jsonataSubjects.flatMap { subject in
  [evaluation(subject), compilation(subject)]
}

private struct JSONataSubject: Sendable {
  let expression: String
  let input: @Sendable () -> JSON
  /// Evaluations in one run: about a tenth of a second.
  let count: Int
}

private let jsonataSubjects: [JSONataSubject] = [
  .init(expression: "Account.Order.Product.Price", input: account, count: 100_000),
  .init(
    expression: "Account.Order.Product[Price > 30].Description.Colour", input: account,
    count: 50_000),
  .init(
    expression: "$sum(Account.Order.Product.(Price * Quantity))", input: account, count: 50_000),
  .init(
    expression: "Account.Order.Product{`Product Name`: {\"Price\": Price, \"Qty\": Quantity}}",
    input: account, count: 20_000),
  .init(
    expression: "Account.Order.Product^(>Price, `Product Name`).SKU", input: account,
    count: 30_000),
  .init(
    expression: "$ ~> |Account.Order.Product|{'Total': Price * Quantity}, ['Description']|",
    input: account, count: 10_000),
  .init(
    expression: "library.loans@$l.books@$b[$l.isbn=$b.isbn]."
      + "{'title': $b.title, 'customer': $l.customer}", input: library, count: 10_000),
  .init(
    expression: "Account.Order.Product.($uppercase(`Product Name`) & ': ' & "
      + "$formatNumber(Price, '#,##0.00') & ' ' & $join($split(Description.Colour, ''), '-'))",
    input: account, count: 10_000),
  .init(
    expression: "Account.Order.Product.$replace(`Product Name`, /[aeiou]/i, "
      + "function($m) { $uppercase($m.match) })", input: account, count: 10_000),
  .init(
    expression: "$reduce($map($filter(orders, function($o) { $o.status = 'paid' }), "
      + "function($o) { $o.amount * 1.2 }), function($a, $b) { $a + $b })",
    input: thousandOrders, count: 200),
  .init(expression: "orders{customer: $sum(amount)}", input: thousandOrders, count: 500),
  .init(
    expression: "($f := function($n, $acc) { $n = 0 ? $acc : $f($n - 1, $acc + $n) }; $f(1000, 0))",
    input: { nil }, count: 200),
  .init(
    expression: "($fib := function($n) { $n < 2 ? $n : $fib($n - 1) + $fib($n - 2) }; $fib(15))",
    input: { nil }, count: 100),
  .init(expression: "1 + 2", input: { nil }, count: 500_000),
]

private func evaluation(_ subject: JSONataSubject) -> Benchmark {
  Benchmark("JSONata evaluate \(subject.expression)") {
    let expression = try CompiledJSONata(parsing: subject.expression)
    let input = subject.input()
    let options = JSONataOptions()
    return .init(.operations(subject.count, "evaluations")) {
      for _ in 0..<subject.count { keep(try expression.evaluate(input, options: options)) }
    }
  }
}

private func compilation(_ subject: JSONataSubject) -> Benchmark {
  Benchmark("JSONata compile \(subject.expression)") {
    .init(.operations(5_000, "compilations")) {
      for _ in 0..<5_000 { keep(try CompiledJSONata(parsing: subject.expression)) }
    }
  }
}

private func account() -> JSON {
  [
    "Account": [
      "Account Name": "Northern Light",
      "Order": [
        [
          "OrderID": "order201",
          "Product": [
            product("Rain Coat", 712_001, "Yellow", 34.45, 2),
            product("Wool Scarf", 712_002, "Orange", 21.67, 1),
          ],
        ],
        [
          "OrderID": "order202",
          "Product": [
            product("Rain Coat", 712_001, "Purple", 34.45, 4),
            product("Boots", 345_664, "Black", 107.99, 1),
          ],
        ],
      ],
    ]
  ]
}

private func product(
  _ name: String, _ number: Int, _ colour: String, _ price: Double, _ quantity: Int
) -> JSON {
  [
    "Product Name": .string(name),
    "ProductID": .integer(number),
    "SKU": "0406\(number)",
    "Description": [
      "Colour": .string(colour), "Width": 300, "Height": 200, "Depth": 210, "Weight": 0.75,
    ],
    "Price": .double(price),
    "Quantity": .integer(quantity),
  ]
}

private func library() -> JSON {
  func book(_ title: String, _ authors: [JSON], _ isbn: String, _ copies: Int) -> JSON {
    [
      "title": .string(title), "authors": .array(authors), "isbn": .string(isbn), "price": 38.9,
      "copies": .integer(copies),
    ]
  }
  func loan(_ customer: String, _ isbn: String) -> JSON {
    ["customer": .string(customer), "isbn": .string(isbn), "return": "2026-12-05"]
  }
  return [
    "library": [
      "books": [
        book("A Discipline of Programming", ["Dijkstra"], "9780132158718", 2),
        book("The Practice of Programming", ["Kernighan", "Pike"], "9780201615869", 3),
        book("Purely Functional Data Structures", ["Okasaki"], "9780521663502", 1),
        book("Concrete Mathematics", ["Graham", "Knuth", "Patashnik"], "9780201558029", 1),
      ],
      "loans": [
        loan("10001", "9780132158718"), loan("10003", "9780201558029"),
        loan("10003", "9780132158718"),
      ],
    ]
  ]
}

private func thousandOrders() -> JSON {
  var random = SeededGenerator(seed: 3)
  let statuses: [JSON] = ["paid", "open", "cancelled"]
  let list = (0..<1_000).map { number -> JSON in
    [
      "id": .integer(number),
      "customer": "customer\(random.next() % 50)",
      "status": statuses[Int(random.next() % 3)],
      "amount": .double(Double(random.next() % 100_000) / 100),
    ]
  }
  return ["orders": .array(list)]
}
