// Runs in a worker thread, from its text and without its neighbours: it may import nothing but types and node:*.
import { Console } from 'node:console';
import { appendFileSync, openSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, FunctionSetup, Order, ThreadSetup } from './protocol.ts';

type Handler = (event: unknown, context: unknown) => unknown;
type Loaded = { setup: FunctionSetup; handler: Promise<Handler> };

const { clockOffset }: ThreadSetup = workerData;
const MachineDate = Date;
const offset = new Float64Array(clockOffset);
const instances = new Map<number, Loaded>();
const worlds = new Map<number, Record<string, unknown>>();
const now = () => MachineDate.now() + (offset[0] ?? 0);

/** `new Date()` and `Date.now()` tell the cloud's time; a date made from arguments is left as it is. */
const CloudDate: DateConstructor = new Proxy(MachineDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [now()] : args,
      newTarget === CloudDate ? target : newTarget,
    ),
  apply: () => new MachineDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

/**
 * Each function is a module of its own whose first line names what is its own of the world: its process with its
 * environment and output, the cloud's time, its globals. So functions share a thread, and nothing else.
 */
Object.defineProperty(globalThis, 'localLambdaWorld', { value: (instance: number) => worlds.get(instance) });
const world = (instance: string) => `localLambdaWorld(${instance})`;

const bundle = /^file:.*\?instance=(\d+)$/;
const ownProcess = 'local-lambda-process:';

registerHooks({
  resolve(specifier, context, next) {
    const instance = bundle.exec(context.parentURL ?? '')?.[1];
    if (instance === undefined) return next(specifier, context);
    if (/^(node:)?process$/.test(specifier)) return { url: ownProcess + instance, shortCircuit: true };
    const found = next(specifier, context);
    // Another file of the same bundle, which belongs to the same instance.
    return specifier.startsWith('.') ? { ...found, url: `${found.url}?instance=${instance}` } : found;
  },
  load(url, context, next) {
    if (url.startsWith(ownProcess))
      return { format: 'module', source: processModule(url), shortCircuit: true };
    const instance = bundle.exec(url)?.[1];
    if (instance === undefined) return next(url, context);
    const source = readFileSync(fileURLToPath(url.slice(0, url.lastIndexOf('?'))), 'utf8');
    const own = `const{process,Date,console,globalThis,global}=${world(instance)};`;
    return { format: 'module', source: own + source, shortCircuit: true };
  },
});

function processModule(url: string) {
  const names = Object.keys(process).filter((name) => /^[a-zA-Z]\w*$/.test(name));
  const own = `${world(url.slice(ownProcess.length))}.process`;
  return `const own=${own};export default own;${names.map((name) => `export const ${name}=own.${name};`).join('')}`;
}

function createWorld(instance: number, setup: FunctionSetup) {
  const log = openSync(setup.logFile, 'a');
  const stdout = output(log, 'INFO');
  const stderr = output(log, 'ERROR');
  const own = Object.create(process, {
    env: { value: { ...setup.environment } },
    stdout: { value: stdout },
    stderr: { value: stderr },
    exit: { value: (code = 0) => answer({ exited: instance, code }) },
  });
  const globals = ownGlobals({ process: own, Date: CloudDate });
  return {
    process: own,
    Date: CloudDate,
    console: new Console(stdout, stderr),
    globalThis: globals,
    global: globals,
  };
}

/** The globals of Node, and what the function adds to them for itself. */
const ownGlobals = (added: Record<PropertyKey, unknown>) =>
  new Proxy(globalThis, {
    has: (target, key) => key in added || key in target,
    get: (target, key) => (key in added ? added[key] : Reflect.get(target, key)),
    set: (_, key, value) => Reflect.set(added, key, value),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(added, key, descriptor),
  });

/** Each line that is written becomes one JSON line of the log, at once, so that a killed thread has said it all. */
function output(log: number, level: string) {
  return new Writable({
    decodeStrings: false,
    write(chunk: unknown, _, done) {
      const lines = String(chunk)
        .split('\n')
        .filter((line) => line !== '');
      const text = lines.map((line) => (line.startsWith('{') ? line : asJson(level, line))).join('\n');
      try {
        if (text !== '') appendFileSync(log, `${text}\n`);
      } catch {
        // A log that finds no room takes nobody down.
      }
      done();
    },
  });
}

const asJson = (level: string, message: string) =>
  JSON.stringify({ timestamp: new CloudDate().toISOString(), level, message });

parentPort?.on('message', (order: Order) => void (order.do === 'load' ? load(order) : serve(order)));

async function load({ id, instance, setup }: Order & { do: 'load' }) {
  worlds.set(instance, createWorld(instance, setup));
  const handler = importHandler(instance, setup);
  instances.set(instance, { setup, handler });
  await handler.then(
    () => answer({ id, ok: true, result: '' }),
    (error: unknown) => answer({ id, ok: false, ...describe(error) }),
  );
}

async function importHandler(instance: number, { file, exportName }: FunctionSetup): Promise<Handler> {
  const module: Record<string, unknown> = await import(`${pathToFileURL(file).href}?instance=${instance}`);
  const found = module[exportName];
  if (typeof found === 'function')
    return (event, context) => Reflect.apply(found, undefined, [event, context]);
  throw named('Runtime.HandlerNotFound', `${exportName} is not exported by ${file}`);
}

async function serve({ id, instance, event, requestId, deadline }: Order & { do: 'call' }) {
  const loaded = instances.get(instance);
  try {
    if (loaded === undefined) throw named('Runtime.Unknown', `there is no instance ${instance}`);
    const handler = await loaded.handler;
    const result: unknown = await handler(JSON.parse(event), contextOf(loaded.setup, requestId, deadline));
    answer({ id, ok: true, result: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const { errorType, errorMessage } = describe(error);
    const trace = error instanceof Error ? error.stack?.split('\n') : [];
    const line = JSON.stringify({ level: 'ERROR', requestId, errorType, errorMessage, trace });
    if (loaded !== undefined) appendFileSync(loaded.setup.logFile, `${line}\n`);
    answer({ id, ok: false, errorType, errorMessage });
  }
}

const contextOf = (setup: FunctionSetup, requestId: string, deadline: number) => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: true,
  functionName: setup.functionName,
  functionVersion: '$LATEST',
  getRemainingTimeInMillis: () => Math.max(0, deadline - MachineDate.now()),
  invokedFunctionArn: setup.functionArn,
  logGroupName: setup.logGroup,
  logStreamName: setup.logStream,
  memoryLimitInMB: String(setup.memoryMegabytes),
});

function describe(error: unknown) {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message };
  return { errorType: typeof error, errorMessage: String(error) };
}

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

function answer(message: Answer) {
  parentPort?.postMessage(message);
}
