import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What the schema of Apache Ant's JUnit task says: the order of elements, the attributes each must
/// have, and that there are no others.
enum JUnitSchema {
  /// An element, its attributes, and what may follow what in it.
  private struct Element: Sendable {
    let attributes: [String]
    var optional: [String] = []
    /// A regular expression on the names of the elements inside, each with a blank behind it.
    let inner: String
  }

  private static let elements: [String: Element] = [
    "testsuites": Element(attributes: [], inner: "(testsuite )*"),
    "testsuite": Element(
      attributes: [
        "name", "timestamp", "hostname", "tests", "failures", "errors", "time", "package", "id",
      ], inner: "properties (testcase )*system-out system-err "),
    "properties": Element(attributes: [], inner: ""),
    "testcase": Element(attributes: ["name", "classname", "time"], inner: "(failure |error )?"),
    "failure": Element(attributes: ["type"], optional: ["message"], inner: ""),
    "error": Element(attributes: ["type"], optional: ["message"], inner: ""),
    "system-out": Element(attributes: [], inner: ""),
    "system-err": Element(attributes: [], inner: ""),
  ]

  private static let values = [
    "timestamp": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}", "id": "[0-9]+",
    "tests": "[0-9]+", "failures": "[0-9]+", "errors": "[0-9]+", "time": "[0-9]+([.][0-9]+)?",
    "hostname": ".+", "name": "(?s).+",
  ]

  static func faults(in document: String) -> [String] {
    let reader = Reader()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = reader
    guard parser.parse() else { return ["no XML: \(parser.parserError.debugDescription)"] }
    return reader.faults
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var faults: [String] = []
    private var open: [(name: String, inner: String)] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if open.isEmpty, name != "testsuites" { faults.append("root \(name)") }
      if !open.isEmpty { open[open.count - 1].inner += "\(name) " }
      open.append((name, ""))
      guard let element = elements[name] else {
        faults.append("unknown \(name)")
        return
      }
      let missing = element.attributes.filter { attributes[$0] == nil }
      let known = element.attributes + element.optional
      let unknown = attributes.keys.filter { !known.contains($0) }
      let bad = attributes.filter { key, value in
        values[key].map { value.range(of: "^(\($0))$", options: .regularExpression) == nil }
          ?? false
      }
      faults += (missing + unknown + bad.map { "\($0)=\($1)" }).map { "\(name): \($0)" }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      guard let (_, inner) = open.popLast(), let element = elements[name],
        inner.range(of: "^(\(element.inner))$", options: .regularExpression) == nil
      else { return }
      faults.append("\(name): \(inner)")
    }
  }
}
