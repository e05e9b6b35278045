public import JSONTree

/// A group of variables of a frame.
public struct Scope: ProtocolValue, Equatable {
  public var name: String
  public var presentationHint: PresentationHint?
  public var children: Children
  public var expensive: Bool

  public enum PresentationHint: String, ProtocolValue {
    case arguments, locals, returnValue
  }

  public init(
    _ name: String, _ children: Children, presentationHint: PresentationHint? = nil,
    expensive: Bool = false
  ) {
    self.name = name
    self.presentationHint = presentationHint
    self.children = children
    self.expensive = expensive
  }

  public var json: JSON {
    JSON(members: [
      "name": name, "presentationHint": presentationHint,
      "variablesReference": children.reference, "namedVariables": children.named,
      "indexedVariables": children.indexed, "expensive": expensive,
    ])
  }
}

/// What there is below a value, and the reference to ask for it by; 0 where there is nothing.
public struct Children: Sendable, Equatable {
  public var reference: Int
  public var named: Int?
  public var indexed: Int?

  public static let none = Children(reference: 0)

  public init(reference: Int, named: Int? = nil, indexed: Int? = nil) {
    self.reference = reference
    self.named = named
    self.indexed = indexed
  }
}

public struct Variable: ProtocolValue, Equatable {
  public var name: String
  public var value: String
  public var type: String?
  public var evaluateName: String?
  public var children: Children
  public var presentationHint: VariablePresentationHint?

  public init(
    _ name: String, _ value: String, type: String? = nil, evaluateName: String? = nil,
    _ children: Children = .none, presentationHint: VariablePresentationHint? = nil
  ) {
    self.name = name
    self.value = value
    self.type = type
    self.evaluateName = evaluateName
    self.children = children
    self.presentationHint = presentationHint
  }

  public var json: JSON {
    JSON(members: [
      "name": name, "value": value, "type": type, "presentationHint": presentationHint,
      "evaluateName": evaluateName, "variablesReference": children.reference,
      "namedVariables": children.named, "indexedVariables": children.indexed,
    ])
  }
}

/// How a client may draw a variable.
public struct VariablePresentationHint: ProtocolValue, Equatable {
  public var kind: Kind?
  public var attributes: [Attribute]

  public enum Kind: String, ProtocolValue {
    case property, data, virtual
  }

  public enum Attribute: String, ProtocolValue {
    case readOnly, rawString, hasSideEffects, hasDataBreakpoint
  }

  public init(kind: Kind? = nil, attributes: [Attribute] = []) {
    self.kind = kind
    self.attributes = attributes
  }

  public var json: JSON {
    JSON(members: ["kind": kind, "attributes": attributes.isEmpty ? nil : attributes])
  }
}

public struct CompletionItem: ProtocolValue, Equatable {
  public var label: String
  /// What is inserted; nil: the label.
  public var text: String?
  public var detail: String?
  public var type: Kind?
  /// Which part of the text it replaces, in UTF-16 code units from 0.
  public var start: Int?
  public var length: Int?

  public enum Kind: String, ProtocolValue {
    case function, variable, property, keyword, value, module
  }

  public init(
    _ label: String, text: String? = nil, detail: String? = nil, type: Kind? = nil,
    start: Int? = nil, length: Int? = nil
  ) {
    self.label = label
    self.text = text
    self.detail = detail
    self.type = type
    self.start = start
    self.length = length
  }

  public var json: JSON {
    JSON(members: [
      "label": label, "text": text, "detail": detail, "type": type, "start": start,
      "length": length,
    ])
  }
}

/// An error, and the errors that led to it.
public struct ExceptionDetails: ProtocolValue, Equatable {
  public var message: String?
  public var typeName: String?
  public var stackTrace: String?
  public var innerException: [ExceptionDetails]

  public init(
    message: String?, typeName: String?, stackTrace: String? = nil,
    innerException: [ExceptionDetails] = []
  ) {
    self.message = message
    self.typeName = typeName
    self.stackTrace = stackTrace
    self.innerException = innerException
  }

  public var json: JSON {
    JSON(members: [
      "message": message, "typeName": typeName, "fullTypeName": typeName,
      "stackTrace": stackTrace, "innerException": innerException.isEmpty ? nil : innerException,
    ])
  }
}

public enum ExceptionBreakMode: String, ProtocolValue {
  case never, always, unhandled, userUnhandled
}
