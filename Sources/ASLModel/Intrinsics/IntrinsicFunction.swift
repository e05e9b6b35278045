/// The intrinsic functions of the language.
public enum IntrinsicFunction: String, Sendable, Hashable, CaseIterable {
  case array = "States.Array"
  case arrayContains = "States.ArrayContains"
  case arrayGetItem = "States.ArrayGetItem"
  case arrayLength = "States.ArrayLength"
  case arrayPartition = "States.ArrayPartition"
  case arrayRange = "States.ArrayRange"
  case arrayUnique = "States.ArrayUnique"
  case base64Decode = "States.Base64Decode"
  case base64Encode = "States.Base64Encode"
  case format = "States.Format"
  case hash = "States.Hash"
  case jsonMerge = "States.JsonMerge"
  case jsonToString = "States.JsonToString"
  case mathAdd = "States.MathAdd"
  case mathRandom = "States.MathRandom"
  case stringSplit = "States.StringSplit"
  case stringToJSON = "States.StringToJson"
  case uuid = "States.UUID"

  public var name: String { rawValue }
}
