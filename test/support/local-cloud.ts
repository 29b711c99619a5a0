import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { expectNothingRefused } from './refused.ts';

const Health = z.object({ status: z.string() });

export type Addresses = {
  api: string;
  s3: string;
  aws: string;
  issuer: string;
  dynamodb: string;
  control: string;
  payments: string;
  /** The console, and below `/v1` the API. */
  pages: string;
};

export type LocalCloud = {
  addresses: Addresses;
  directory: string;
  process: ChildProcess;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Ends it in order, and deletes its data. Fails where the system was refused something that it asked for. */
  close(): Promise<void>;
  /** Starts it again on its data and its ports, after it was killed. */
  again(): Promise<LocalCloud>;
};

type Options = {
  port?: number;
  directory?: string;
  /** Further files for the catalogue, besides what comes with the software. */
  publish?: string[];
  /** Gives the units a test certificate, so that results can be signed. */
  signing?: boolean;
  /** The folder has its catalogue from an earlier start. */
  seeded?: boolean;
  flags?: string[];
  output?: 'inherit' | 'ignore';
  /** Hears every line of its errors, which are else those of the test. */
  errors?: (text: string) => void;
  /** A command that ends in running its arguments. */
  within?: (directory: string) => string[];
};

/** Whose template the tests are run against. */
export const stage = process.env['STAGE'] || 'dev';
/** What `cdk synth` wrote for it. */
export const assemblyFolder = stage === 'dev' ? 'cdk.out' : `cdk.out.${stage}`;

/** After which a package of one year may be destroyed: `prod` locks whatever it seals for five. */
export const retentionOver = stage === 'prod' ? 'P1828D' : 'P367D';

/** How long a start may take, in milliseconds. */
const timeoutMs = 60_000;

/** Starts a local cloud of its own from the synthesised assembly, as `npm start` does. */
export async function startLocalCloud(options: Options = {}): Promise<LocalCloud> {
  const port = options.port ?? (await freePorts());
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'motcua-')));
  const place = ['--port', String(port), '--data', directory];
  const seed = options.seeded === true ? [] : ['--seed', seeding(options)];
  const flags = [...deployment(), ...(options.flags ?? [])];
  const args = ['infra/start/main.ts', ...place, ...seed, '--no-throttle', ...flags];
  const [command = '', ...words] = [...(options.within?.(directory) ?? []), process.execPath, ...args];
  const child = spawn(command, words, {
    stdio: ['ignore', options.output ?? 'ignore', options.errors ? 'pipe' : 'inherit'],
  });
  child.stderr?.setEncoding('utf8').on('data', options.errors ?? (() => undefined));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
  const addresses = {
    api: at(0),
    s3: at(1),
    aws: at(2),
    issuer: at(3),
    dynamodb: at(4),
    control: at(5),
    payments: at(6),
    pages: at(7),
  };
  await ready(`${addresses.control}/health`, child);
  return {
    addresses,
    directory,
    process: child,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    again: () => startLocalCloud({ ...options, directory, port, seeded: true }),
    async close() {
      const isRunning = child.exitCode === null && child.signalCode === null;
      try {
        if (isRunning) await checkRights(addresses.control);
      } finally {
        child.kill('SIGTERM');
        await ended;
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

/** What the tests are run against, and which right it is to lack; by default none. */
function deployment(): string[] {
  const { WITHOUT_RIGHT: right } = process.env;
  return ['--assembly', assemblyFolder, ...(right ? ['--without', right] : [])];
}

/** Reads which rights were used and refused: writes it down if `RIGHTS_REPORT` names a folder, and expects no refusal. */
async function checkRights(control: string) {
  const { RIGHTS_REPORT: folder } = process.env;
  const report = await (await fetch(`${control}/rights`)).text();
  if (folder) await writeFile(join(folder, `${randomUUID()}.json`), report);
  expectNothingRefused(report);
}

const seeding = ({ publish = [], signing = false }: Options) =>
  [
    ...['', ...publish].map((file) => `node functions/operator/publish.ts ${file}`.trim()),
    ...(signing ? ['node functions/operator/certify-test-key.ts'] : []),
  ].join(' && ');

async function ready(url: string, child: ChildProcess) {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the local cloud ended with ${child.exitCode}`);
    const answered = await fetch(url).then(
      async (response) => Health.parse(await response.json()).status === 'ok',
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
  throw new Error('the local cloud did not start in time');
}

/** The first of eight neighbouring ports that are free now. */
export async function freePorts(): Promise<number> {
  for (;;) {
    // Below the ports that the system gives to outgoing connections.
    const base = 20_000 + 10 * Math.floor(Math.random() * 1_270);
    const free = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
