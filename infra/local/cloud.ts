import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Assembly, readAssembly } from '#infra/local/assembly/assembly.ts';
import type { Authoriser } from '#infra/local/authorisation/authoriser.ts';
import { checkDeployment } from '#infra/local/authorisation/check-deployment.ts';
import { openGuard } from '#infra/local/authorisation/open-guard.ts';
import { nameOfRight, rightsIn } from '#infra/local/authorisation/rights.ts';
import { createMovableClock, type MovableClock } from '#infra/local/clock.ts';
import { createControl } from '#infra/local/control/control.ts';
import { createCounters } from '#infra/local/control/counters.ts';
import { type DataFolder, openDataFolder } from '#infra/local/data-folder.ts';
import { type Ports, portsFrom, tokenUrlOf, urlOf, urlsOf } from '#infra/local/endpoints.ts';
import type { Invoke } from '#infra/local/engine.ts';
import { closeEngines, createEngines, type Engines, startEngines } from '#infra/local/engines.ts';
import { createGateway } from '#infra/local/http-api/gateway.ts';
import type { Issuer } from '#infra/local/identity/issuer.ts';
import { type Person, readPeople } from '#infra/local/identity/people.ts';
import { createIdentityServer } from '#infra/local/identity/server.ts';
import { createSignIn } from '#infra/local/identity/sign-in.ts';
import { createUserPool } from '#infra/local/identity/user-pool.ts';
import { withLimits } from '#infra/local/lambda/limits.ts';
import { closeServers, type Listener, listenAll, serverOf } from '#infra/local/listeners.ts';
import {
  keepTime,
  openIssuer,
  openProxies,
  openServices,
  openTables,
  type Undo,
} from '#infra/local/openings.ts';
import { createPaymentProvider } from '#infra/local/payments/provider.ts';
import { type Storage, unwatchedStorage } from '#infra/local/storage/storage.ts';
import { createCapacityCounter } from '#infra/local/tables/capacity-counter.ts';

export interface CloudOptions {
  /** The first of seven ports. */
  port?: number;
  /** Where everything is kept. */
  data?: string;
  /** What `cdk synth` wrote. */
  assembly?: string;
  /** Counts the capacity units of functions, at the price of a little speed. */
  count?: boolean;
  /** The secret that a payment provider shares with us; there is none where it is left out. */
  payments?: string | undefined;
  /** A right that is taken from its role, by its name at the control port. */
  without?: string | undefined;
  /** Limits of callers by `kind:id`, as JSON, beside those of the stage. */
  limits?: string | undefined;
  /** Whether the API refuses what comes faster than its stage allows. */
  throttle?: boolean;
  /** Notices when there is no room left; by default nobody does. */
  storage?: Storage;
}

/** A running cloud. */
export interface Cloud {
  urls: Record<keyof Ports, string>;
  region: string;
  /** The outputs of the assembly's stacks. */
  outputs: Record<string, string>;
  people: Person[];
  clock: MovableClock;
  /** Says at the control port that the cloud may be used, after it was given what it starts with. */
  ready(): void;
  close(): Promise<void>;
}

/** Of a deployment that names none itself. */
const nowhere = { region: 'ap-southeast-1', account: '000000000000' };
const everybody = new URL('./people.json', import.meta.url);

/** Boots a synthesised assembly on this machine. What an earlier boot on the same data left undone goes on. */
export async function boot(options: CloudOptions = {}): Promise<Cloud> {
  // Functions on AWS live in this time zone, and a process has one for all its threads.
  process.env['TZ'] = 'UTC';
  const undo: Undo = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await open(options, undo)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(options: CloudOptions, undo: Undo): Promise<Omit<Cloud, 'close'>> {
  const ports = portsFrom(options.port ?? 4000);
  const storage = options.storage ?? unwatchedStorage;
  const folder = openDataFolder(options.data ?? '.local');
  undo.push(() => folder.close());
  const place = { ...nowhere, apiUrl: urlOf(ports.api), queuesUrl: urlOf(ports.services) };
  const assembly = assemblyOf(options, place);
  const { region } = assembly.environment;
  const clock = createMovableClock(folder.db);
  const people = readPeople(everybody);
  // Made last, and asked by what is made before them.
  let engines: Engines | undefined;
  const invoke: Invoke = async (name, event) => engines?.invoke(name, event);
  const [tables, issuer] = await Promise.all([
    openTables(folder, ports.dynamodb, undo),
    openIssuer(assembly, folder, { clock, invoke, url: urlOf(ports.identity) }),
  ]);
  const capacity = options.count === true ? createCapacityCounter() : undefined;
  const { guard, authoriser } = openGuard(assembly, {
    region,
    without: options.without,
    machineOf: (token) => engines?.states.machineOf(token),
  });
  checkDeployment(assembly, guard, region);
  const dynamodb = await openProxies(tables.endpoint, { counter: capacity, guard, storage }, undo);
  engines = await createEngines({ assembly, folder, clock, ports, region, guard, storage, dynamodb });
  const counters = createCounters(engines, capacity);
  const userPool = createUserPool({ db: folder.db, clock, poolId: assembly.outputs['UserPoolId'], people });
  await openServices(engines, { ports, counters, userPool, guard, storage }, undo);
  const all = engines;
  undo.push(() => closeEngines(all));
  const state = { ready: false };
  await openServers(
    {
      ...{ engines, counters, clock, people, issuer, ports, state, options, folder, assembly, storage },
      rights: () => rightsOf(assembly, authoriser),
    },
    undo,
  );
  const urls = { ...urlsOf(ports), dynamodb: tables.endpoint };
  const markReady = () => {
    state.ready = true;
  };
  return { urls, region, outputs: outputsOf(assembly, ports), people, clock, ready: markReady };
}

interface Opened {
  assembly: Assembly;
  clock: MovableClock;
  counters: ReturnType<typeof createCounters>;
  engines: Engines;
  folder: DataFolder;
  issuer: Issuer;
  options: CloudOptions;
  people: Person[];
  ports: Ports;
  rights(): unknown;
  state: { ready: boolean };
  storage: Storage;
}

/** What is called from outside: the API, the issuer, the control port and, where one is wanted, a payment provider. */
async function openServers(opened: Opened, undo: Undo): Promise<void> {
  const { assembly, clock, counters, engines, folder, issuer, options, people, ports, rights, storage } =
    opened;
  const api = apiOf(assembly, options);
  const keysOf = () => issuer.keyLookup;
  const gateway = createGateway({ api, invoke: engines.invoke, clock, keysOf, storage });
  gateway.on('request', counters.countHttp);
  const signIn = createSignIn({ issuer, people, clock });
  const identity = createIdentityServer(issuer, signIn, urlOf(ports.identity));
  const { scanner } = engines;
  const isReady = () => opened.state.ready;
  const control = serverOf(createControl({ clock, counters, scanner, rights, isReady }));
  const listeners: Listener[] = [
    [gateway, ports.api],
    [identity, ports.identity],
    [control, ports.control],
    ...providers(options.payments, { db: folder.db, clock, ports }),
  ];
  undo.push(() => closeServers(listeners.map(([server]) => server)));
  startEngines(engines);
  undo.push(keepTime(engines, clock));
  await listenAll(listeners);
}

/** The outputs of the stacks, with what is reached on this machine and not under a domain. */
const outputsOf = ({ outputs }: Assembly, ports: Ports) => ({
  ...outputs,
  ApiUrl: urlOf(ports.api),
  TokenUrl: tokenUrlOf(ports),
});

const apiOf = ({ api }: Assembly, { throttle }: CloudOptions) =>
  throttle === false ? { ...api, throttle: undefined } : api;

const assemblyOf = (
  { assembly = 'cdk.out', limits }: CloudOptions,
  place: Parameters<typeof readAssembly>[1],
) => withLimits(readAssembly(path.resolve(assembly), place), limits);

/** What is granted, and what of it was used. */
const rightsOf = ({ policies }: Assembly, authoriser: Authoriser) => ({
  granted: rightsIn(policies).map(nameOfRight),
  ...authoriser.report(),
});

type Place = { db: DatabaseSync; clock: MovableClock; ports: Ports };

/** The payment provider that calls back to the API, where one is wanted. */
function providers(secret: string | undefined, { db, clock, ports }: Place): Listener[] {
  if (secret === undefined) return [];
  const callbackUrl = `${urlOf(ports.api)}/v1/payments/callbacks/local`;
  const provider = createPaymentProvider({ db, clock, secret, callbackUrl, url: urlOf(ports.payments) });
  return [[serverOf(provider), ports.payments]];
}
