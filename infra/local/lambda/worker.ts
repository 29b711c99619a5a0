// Runs in a worker thread, from its text and without its neighbours: it may import nothing but types and node:*.
import { appendFileSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Call, WorkerSetup } from './protocol.ts';

const setup: WorkerSetup = workerData;
const MachineDate = Date;
const offset = new Float64Array(setup.clockOffset);
const log = openSync(setup.logFile, 'a');

moveDate();
keepOutput('stdout', 'INFO');
keepOutput('stderr', 'ERROR');
const handler = load();
parentPort?.on('message', (call: Call) => void serve(call));

/** `new Date()` and `Date.now()` tell the cloud's time; a date made from arguments is left as it is. */
function moveDate() {
  const now = () => MachineDate.now() + (offset[0] ?? 0);
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}

/** Each line that is written becomes one JSON line of the log, at once, so that a killed thread has said it all. */
function keepOutput(name: 'stdout' | 'stderr', level: string) {
  process[name].write = (chunk: unknown, ...rest: unknown[]) => {
    const lines = String(chunk)
      .split('\n')
      .filter((line) => line !== '');
    const text = lines.map((line) => (line.startsWith('{') ? line : asJson(level, line))).join('\n');
    if (text !== '') appendFileSync(log, `${text}\n`);
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
}

function asJson(level: string, message: string) {
  return JSON.stringify({ timestamp: new Date().toISOString(), level, message });
}

async function load() {
  try {
    const bundle: Record<string, unknown> = await import(pathToFileURL(setup.file).href);
    const found = bundle[setup.exportName];
    if (typeof found !== 'function') {
      throw named('Runtime.HandlerNotFound', `${setup.exportName} is not exported by ${setup.file}`);
    }
    answer({ id: 0, ok: true, result: '' });
    return found;
  } catch (error) {
    answer({ id: 0, ok: false, ...describe(error) });
    return undefined;
  }
}

async function serve({ id, event, requestId, deadline }: Call) {
  try {
    const result: unknown = await (await handler)?.(JSON.parse(event), contextOf(requestId, deadline));
    answer({ id, ok: true, result: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const { errorType, errorMessage } = describe(error);
    const trace = error instanceof Error ? error.stack?.split('\n') : [];
    process.stderr.write(JSON.stringify({ level: 'ERROR', requestId, errorType, errorMessage, trace }));
    answer({ id, ok: false, errorType, errorMessage });
  }
}

function contextOf(requestId: string, deadline: number) {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, deadline - MachineDate.now()),
    invokedFunctionArn: setup.functionArn,
    logGroupName: setup.logGroup,
    logStreamName: setup.logStream,
    memoryLimitInMB: String(setup.memoryMegabytes),
  };
}

function describe(error: unknown) {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message };
  return { errorType: typeof error, errorMessage: String(error) };
}

function named(name: string, message: string) {
  return Object.assign(new Error(message), { name });
}

function answer(message: Answer) {
  parentPort?.postMessage(message);
}
