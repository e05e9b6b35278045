/// One row of the table: something that is done several times and timed.
struct Benchmark: Sendable {
  let name: String
  /// How many times it is timed, after one run that is not.
  let runs: Int
  let prepare: @Sendable () throws -> Work

  /// - Parameter prepare: makes ready what is not to be timed.
  init(_ name: String, runs: Int = 10, prepare: @escaping @Sendable () throws -> Work) {
    self.name = name
    self.runs = runs
    self.prepare = prepare
  }

  /// What is timed.
  struct Work {
    let amount: Amount
    /// Whether the memory that counts is that of the programs started, not of this process.
    let isProgram: Bool
    let body: () throws -> Void
    /// What is done after each run, and not timed.
    let cleanUp: () -> Void

    init(
      _ amount: Amount, isProgram: Bool = false, body: @escaping () throws -> Void,
      cleanUp: @escaping () -> Void = {}
    ) {
      self.amount = amount
      self.isProgram = isProgram
      self.body = body
      self.cleanUp = cleanUp
    }
  }

  /// How much one run does, from which the rate is computed.
  enum Amount {
    case once
    case bytes(Int)
    /// So many of these, named in the plural: `transitions`.
    case operations(Int, String)
  }
}

/// Keeps the optimiser from leaving out the computation of a value.
@inline(never)
func keep<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}
