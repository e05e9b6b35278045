// The program in the container: ends with the error whose name it is given.

const errors = {
  NoError: { code: 0, text: 'all done' },
  UncaughtException: { code: 1, text: 'an exception that nobody caught' },
  InvalidInput: { code: 3, text: 'the input is not valid' },
  NetworkError: { code: 4, text: 'the network is not there' },
};

const name = process.argv[2] ?? 'NoError';
const error = errors[name];
if (!error) throw new Error(`no error is called '${name}': ${Object.keys(errors).join(', ')}`);

console.log(`${name}: ${error.text}`);
process.exitCode = error.code;
