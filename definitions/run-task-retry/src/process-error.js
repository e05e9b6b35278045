// Turns the failure of the container task into what the state machine does next.
//
// The event is the input of the state ProcessError: `taskError`, which the Catcher wrote, and from the second
// round on `errorState`, this function's previous answer. The answer becomes the new `errorState`.

const CONTAINER = 'app';
const MAX_RETRIES = 3;
const WAIT_SECONDS = 60;

// The program's exit codes: see app/index.js.
const TYPE_OF_EXIT_CODE = new Map([
  [1, 'RETRIABLE'], // an exception that nobody caught
  [3, 'FATAL'], // input that will never be valid
  [4, 'TEMPORARY'], // the network
]);

function typeOf(task) {
  const container = (task.Containers ?? []).find(({ Name }) => Name === CONTAINER);
  if (!container) {
    console.log(`the task has no container '${CONTAINER}'`);
    return 'FATAL';
  }
  return TYPE_OF_EXIT_CODE.get(container.ExitCode) ?? 'RETRIABLE';
}

exports.handler = async (event) => {
  const retries = event.errorState?.retryCount ?? 0;
  if (retries >= MAX_RETRIES) {
    console.log(`giving up after ${retries} retries`);
    return { type: 'FATAL', retryCount: retries };
  }
  const type = typeOf(JSON.parse(event.taskError.Cause));
  console.log(`failure ${retries + 1} is ${type}`);
  return { type, retryCount: retries + 1, waitSeconds: WAIT_SECONDS };
};
