public import JSONTree

/// A piece of text for the client's console; it ends its line itself.
public struct Output: ProtocolValue, Equatable {
  public var category: Category
  public var text: String
  public var group: Group?
  /// A value that can be looked into, shown with the text; 0: none.
  public var variablesReference: Int
  public var source: Source?
  public var line: Int?
  public var column: Int?

  public enum Category: String, ProtocolValue {
    case console, important, stdout, stderr
  }

  public enum Group: String, ProtocolValue {
    case start, startCollapsed, end
  }

  public init(
    _ category: Category, _ text: String, group: Group? = nil, variablesReference: Int = 0,
    source: Source? = nil, line: Int? = nil, column: Int? = nil
  ) {
    self.category = category
    self.text = text
    self.group = group
    self.variablesReference = variablesReference
    self.source = source
    self.line = line
    self.column = column
  }

  public var json: JSON {
    JSON(members: [
      "category": category, "output": text, "group": group,
      "variablesReference": variablesReference == 0 ? nil : variablesReference, "source": source,
      "line": line, "column": column,
    ])
  }
}
