/// The program that runs a handler for Node.js: `node -e …`.
///
/// It reads invocations from standard input, a line of JSON each, and writes what comes of them to
/// descriptor 3 (see ``HandlerMessage``). Handlers may be async, take a callback, or use
/// `context.done`; CommonJS and ES modules. Error messages, their types and their JSON are those of
/// AWS's own runtime interface client for Node.js.
let nodeBootstrap = #"""
  "use strict";
  (() => {
  const fs = require("fs"), path = require("path"), url = require("url"), util = require("util");
  const env = process.env;
  const incoming = process.stdin;
  Object.defineProperty(process, "stdin", {
    configurable: true, get: () => require("stream").Readable.from([]),
  });
  env.AWS_EXECUTION_ENV ??= `AWS_Lambda_nodejs${process.versions.node.split(".")[0]}.x`;

  let handler, failure, current;

  class Fault extends Error {
    constructor(name, message) { super(message); this.name = name; }
  }

  function describe(error) {
    try {
      if (util.types.isNativeError(error) || (error?.stack && error.message !== undefined)) {
        const trace = String(error.stack).split("\n").filter((line) => !line.includes("[eval]"));
        if (error instanceof Fault) trace[0] = `${error.name}: ${error.message.split("\n")[0]}`;
        return { errorType: error.name, errorMessage: error.message, trace };
      }
      return { errorType: typeof error, errorMessage: String(error), trace: [] };
    } catch {
      return {
        errorType: "handled", trace: [],
        errorMessage: "callback called with Error argument, but there was a problem while " +
          "retrieving one or more of its message, name, and stack",
      };
    }
  }

  function writeAll(descriptor, text) {
    let bytes = Buffer.from(text, "utf8");
    while (bytes.length > 0) {
      try {
        bytes = bytes.subarray(fs.writeSync(descriptor, bytes));
      } catch (error) {
        if (error.code !== "EAGAIN") throw error;
      }
    }
  }

  function send(kind, body = "") {
    for (const descriptor of [1, 2]) {
      try { writeAll(descriptor, "\x1easl-end\n"); } catch { /* the handler closed it */ }
    }
    writeAll(3, JSON.stringify([kind, body]) + "\n");
  }

  function finish(kind, body) {
    if (!current) return;
    current = undefined;
    incoming.ref();
    send(kind, body);
  }

  function fail(error) {
    if (!current) return;
    const description = describe(error);
    console.error(`Invoke Error ${JSON.stringify(description)}`);
    finish("error", JSON.stringify(description));
  }

  function succeed(value) {
    if (!current) return;
    let body;
    try {
      body = JSON.stringify(value === undefined ? null : value);
      if (body === undefined) body = "null";
    } catch {
      return fail(new Error("Unable to stringify response body"));
    }
    finish("result", body);
  }

  function context(call) {
    const settle = (error, value) => {
      if (current !== call || call.settled) return;
      call.settled = error === undefined || error === null
        ? () => succeed(value) : () => fail(error);
      if (!shared.callbackWaitsForEmptyEventLoop) {
        setImmediate(() => { if (current === call) call.settled(); });
      }
    };
    const shared = {
      callbackWaitsForEmptyEventLoop: true,
      functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
      functionName: env.AWS_LAMBDA_FUNCTION_NAME,
      memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: call.clientContext ?? undefined,
      identity: undefined,
      invokedFunctionArn: call.arn,
      awsRequestId: call.id,
      getRemainingTimeInMillis: () => Math.max(0, call.deadline - Date.now()),
      done: settle,
      fail: (error) => settle(error ?? "handled"),
      succeed: (value) => settle(null, value),
    };
    return [shared, settle];
  }

  function invoke(call) {
    current = call;
    incoming.unref();
    if (failure) {
      console.error(`Invoke Error ${JSON.stringify(describe(failure))}`);
      return finish("fault", JSON.stringify(describe(failure)));
    }
    let event;
    try { event = JSON.parse(call.event); } catch (error) { return fail(error); }
    const [shared, callback] = context(call);
    try {
      const result = handler(event, shared, callback);
      if (result !== null && typeof result === "object" && typeof result.then === "function") {
        const still = (f) => (value) => { if (current === call) f(value); };
        result.then(still(succeed), still(fail));
      }
    } catch (error) {
      fail(error);
    }
  }

  // Nothing is left to do: a callback's value is sent now, and a handler that never settles gives
  // null.
  process.on("beforeExit", () => {
    if (!current) return;
    if (current.settled) current.settled(); else succeed(null);
  });

  function die(error, code) {
    const description = describe(error);
    console.error(`Uncaught Exception ${JSON.stringify(description)}`);
    if (current) finish("fatal", JSON.stringify(description));
    process.exit(code);
  }
  process.on("uncaughtException", (error) => die(error, 129));
  process.on("unhandledRejection", (reason) => {
    const fault = new Fault("Runtime.UnhandledPromiseRejection", String(reason));
    if (reason && reason.stack) fault.stack = `${fault.name}: ${reason.stack}`;
    die(fault, 128);
  });

  async function loadModule(base) {
    for (const extension of [".js", ".mjs", ".cjs"]) {
      const file = base + extension;
      if (!fs.existsSync(file)) continue;
      if (extension === ".mjs") return await import(url.pathToFileURL(file).href);
      try {
        return require(file);
      } catch (error) {
        if (!/^ERR_REQUIRE_(ESM|ASYNC_MODULE)$/.test(error.code ?? "")) throw error;
        return await import(url.pathToFileURL(file).href);
      }
    }
    const name = path.basename(base);
    throw new Fault("Runtime.ImportModuleError", `Error: Cannot find module '${name}'`);
  }

  async function load(name) {
    const start = name.lastIndexOf("/") + 1, dot = name.indexOf(".", start);
    if (dot <= start) throw new Fault("Runtime.MalformedHandlerName", "Bad handler");
    let module;
    try {
      module = await loadModule(path.resolve(env.LAMBDA_TASK_ROOT, name.slice(0, dot)));
    } catch (error) {
      if (error instanceof SyntaxError) {
        const fault = new Fault("Runtime.UserCodeSyntaxError", String(error));
        fault.stack = `${fault.name}: ${error.stack}`;
        throw fault;
      }
      if (error && /MODULE_NOT_FOUND$/.test(error.code ?? "")) {
        const fault = new Fault("Runtime.ImportModuleError", String(error));
        fault.stack = `${fault.name}: ${error.stack}`;
        throw fault;
      }
      throw error;
    }
    const names = name.slice(dot + 1).split(".");
    let found = names.reduce((value, key) => value?.[key], module);
    found ??= names.reduce((value, key) => value?.[key], module?.default);
    if (found === undefined) {
      throw new Fault("Runtime.HandlerNotFound", `${name} is undefined or not exported`);
    }
    if (typeof found !== "function") {
      throw new Fault("Runtime.HandlerNotFound", `${name} is not a function`);
    }
    return found;
  }

  let rest = "";
  incoming.setEncoding("utf8");
  incoming.on("data", (text) => {
    rest += text;
    const end = rest.indexOf("\n");
    if (end < 0) return;
    const line = rest.slice(0, end);
    rest = rest.slice(end + 1);
    invoke(JSON.parse(line));
  });
  incoming.on("end", () => process.exit(0));
  incoming.pause();
  load(env._HANDLER).then((found) => { handler = found; }, (error) => { failure = error; })
    .then(() => { send("ready"); incoming.resume(); });
  })();
  """#
