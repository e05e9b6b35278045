/// The program that runs a Python handler: `python3 -u -c …`.
///
/// It reads invocations from standard input, a line of JSON each, and writes what comes of them to
/// descriptor 3 (see ``HandlerMessage``). Error messages, their types and their JSON are those of
/// AWS's own runtime interface client for Python; a print ends on standard output like any other
/// line.
let pythonBootstrap = #"""
  import importlib, json, logging, os, sys, time, traceback

  incoming = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\n")
  null = os.open(os.devnull, os.O_RDONLY)
  os.dup2(null, 0)
  os.set_inheritable(3, False)
  outgoing = os.fdopen(3, "w", encoding="utf-8", newline="\n")
  invocation_id = ""


  class Fault(Exception):
      def __init__(self, kind, message, trace=()):
          super().__init__(message)
          self.kind, self.message, self.trace = kind, message, list(trace)


  class Context:
      def __init__(self, call):
          self.aws_request_id = call["id"]
          self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
          self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
          self.invoked_function_arn = call["arn"]
          self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
          self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
          self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
          self.identity = Identity()
          self.client_context = client_context(call.get("clientContext"))
          self._deadline = call["deadline"]

      def get_remaining_time_in_millis(self):
          return max(0, int(self._deadline - time.time() * 1000))

      def log(self, text):
          sys.stdout.write(str(text))


  class Identity:
      cognito_identity_id = None
      cognito_identity_pool_id = None


  class Bag:
      pass


  def client_context(given):
      if given is None:
          return None
      context = Bag()
      context.custom, context.env = given.get("custom"), given.get("env")
      context.client = Bag()
      for name, value in (given.get("client") or {}).items():
          setattr(context.client, name, value)
      return context


  class WithRequestID(logging.Filter):
      def filter(self, record):
          record.aws_request_id = invocation_id
          return True


  def prepare_logging():
      handler = logging.StreamHandler(sys.stdout)
      form = "[%(levelname)s]\t%(asctime)s.%(msecs)dZ\t%(aws_request_id)s\t%(message)s"
      formatter = logging.Formatter(form, "%Y-%m-%dT%H:%M:%S")
      formatter.converter = time.gmtime
      handler.setFormatter(formatter)
      handler.addFilter(WithRequestID())
      logging.getLogger().addHandler(handler)


  class Encoder(json.JSONEncoder):
      def default(self, value):
          import decimal
          if isinstance(value, decimal.Decimal):
              return float(value)
          return super().default(value)


  def to_json(value):
      return json.dumps(value, cls=Encoder, ensure_ascii=sys.version_info < (3, 12))


  def frames(error):
      found = [(f.filename, f.lineno, f.name, f.line)
               for f in traceback.extract_tb(error.__traceback__)]
      while found and (found[0][0] == "<string>" or found[0][0].startswith("<frozen importlib")
                       or "/importlib/__init__.py" in found[0][0]):
          found.pop(0)
      return traceback.format_list(found)


  def error_json(message, kind, trace):
      return to_json({"errorMessage": message or "", "errorType": kind or "",
                      "requestId": invocation_id, "stackTrace": trace})


  def describe(error):
      if isinstance(error, Fault):
          return error_json(error.message, error.kind, error.trace)
      return error_json(str(error), type(error).__name__, frames(error))


  def show(error):
      kind = error.kind if isinstance(error, Fault) else type(error).__name__
      trace = error.trace if isinstance(error, Fault) else frames(error)
      lines = ["[ERROR] %s: %s" % (kind, error)]
      if trace:
          lines += ["Traceback (most recent call last):", "".join(trace).rstrip("\n")]
      print("\n".join(lines))


  def load(name):
      try:
          module_name, function_name = name.rsplit(".", 1)
      except ValueError as error:
          raise Fault("Runtime.MalformedHandlerName", "Bad handler '%s': %s" % (name, error))
      try:
          module = importlib.import_module(module_name.replace("/", "."))
      except ImportError as error:
          raise Fault("Runtime.ImportModuleError",
                      "Unable to import module '%s': %s" % (module_name, error))
      except SyntaxError as error:
          raise Fault("Runtime.UserCodeSyntaxError",
                      "Syntax error in module '%s': %s" % (module_name, error),
                      ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)])
      try:
          return getattr(module, function_name)
      except AttributeError:
          raise Fault("Runtime.HandlerNotFound",
                      "Handler '%s' missing on module '%s'" % (function_name, module_name))


  def send(kind, body=""):
      for stream, number in ((sys.stdout, 1), (sys.stderr, 2)):
          try:
              stream.flush()
              os.write(number, b"\x1easl-end\n")
          except Exception:
              pass
      outgoing.write(json.dumps([kind, body]) + "\n")
      outgoing.flush()


  def invoke(handler, call):
      try:
          event = json.loads(call["event"])
      except ValueError as error:
          raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error)
      result = handler(event, Context(call))
      try:
          return to_json(result)
      except Exception as error:
          raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)


  def main():
      global invocation_id
      version = "AWS_Lambda_python%d.%d" % sys.version_info[:2]
      os.environ.setdefault("AWS_EXECUTION_ENV", version)
      sys.path[0:1] = [os.environ["LAMBDA_TASK_ROOT"]]
      prepare_logging()
      handler, failure = None, None
      try:
          handler = load(os.environ["_HANDLER"])
      except Exception as error:
          failure = error
      send("ready")
      for line in incoming:
          call = json.loads(line)
          invocation_id = call["id"]
          try:
              if failure is not None:
                  raise failure
              send("result", invoke(handler, call))
          except Exception as error:
              show(error)
              send("fault" if failure is not None else "error", describe(error))


  main()
  """#
