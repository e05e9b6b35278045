/// The function library, by name without the `$`.
let builtins: [String: Builtin] = Dictionary(
  (stringFunctions + encodingFunctions + numberFunctions + arrayFunctions + objectFunctions
    + higherOrderFunctions + dateFunctions + generalFunctions).map { ($0.name, $0) },
  uniquingKeysWith: { first, _ in first })
