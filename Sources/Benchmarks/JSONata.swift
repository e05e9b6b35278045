import Foundation
import JSONTree
import JSONata

/// Compiling and evaluating JSONata.
///
/// The data are two documents of JSONata's own suite (an account with its orders, a library) and
/// 1,000 orders from a seed.
let jsonataBenchmarks = jsonataSubjects.flatMap { subject in
  [evaluation(subject), compilation(subject)]
}

private struct JSONataSubject: Sendable {
  let expression: String
  let input: @Sendable () throws -> JSON
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
    let input = try subject.input()
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

@Sendable private func account() throws -> JSON { try dataset("dataset5") }
@Sendable private func library() throws -> JSON { try dataset("library") }

/// A document of JSONata's suite, in `$ASL_CONFORMANCE` or, where that is not set, in
/// `../shared/conformance`.
private func dataset(_ name: String) throws -> JSON {
  let set = ProcessInfo.processInfo.environment["ASL_CONFORMANCE"]
  let path = "\(set ?? "../shared/conformance")/jsonata/datasets/\(name).json"
  guard let text = FileManager.default.contents(atPath: path) else {
    throw ProgramError(description: "there is no file \(path): where is $ASL_CONFORMANCE?")
  }
  return try JSON(parsing: [UInt8](text))
}
