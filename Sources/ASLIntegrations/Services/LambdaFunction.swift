import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// A Lambda function's ARN as a Task's Resource: the effective input is the event, the function's
/// result is the output.
enum LambdaFunction: Service {
  static func serves(_ resource: TaskResource) -> Bool { resource.kind == .lambdaFunction }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    let function = FunctionReference(call.task.resource.arn, in: call.surroundings.identity)
    let invocation = FunctionInvocation(
      function: function, payload: call.parameters.text, requestID: call.surroundings.uuid())
    let result: FunctionResult
    do throws(FunctionFailure) {
      result = try await call.surroundings.functions.invoke(invocation) {
        call.reporter.log($0, from: function.name)
      }
    } catch {
      throw TaskFailure(
        LambdaOutcome.output(of: error, function, requestID: invocation.requestID))
    }
    do throws(ErrorOutput) {
      return try LambdaOutcome.value(of: result, compactsCause: false)
    } catch {
      throw TaskFailure(error)
    }
  }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    LambdaOutcome.missing(
      FunctionReference(use.resource.arn, in: AccountIdentity()), in: configuration)
  }
}
