import path from 'node:path';
import { type Assembly, readAssembly } from '#local/assembly/assembly.ts';
import type { Authoriser } from '#local/authorisation/authoriser.ts';
import type { Guard } from '#local/authorisation/guard.ts';
import { nameOfRight, rightsIn } from '#local/authorisation/rights.ts';
import { checkDeployment } from '#local/check-deployment.ts';
import { createDistribution } from '#local/cloudfront/distribution.ts';
import { createControl } from '#local/control/control.ts';
import { createCounters } from '#local/control/counters.ts';
import { openDataFolder } from '#local/data-folder.ts';
import { type Ports, portsFrom, urlOf, urlsOf } from '#local/endpoints.ts';
import { closeEngines, createEngines, type Engines, startEngines } from '#local/engines.ts';
import { createGateway, type GatewayOptions } from '#local/http-api/gateway.ts';
import type { Issuer } from '#local/identity/issuer.ts';
import { createIdentityServer } from '#local/identity/server.ts';
import { createSignIn } from '#local/identity/sign-in.ts';
import { introduceByAttributes, type SignInPage } from '#local/identity/sign-in-page.ts';
import { createUserPool } from '#local/identity/user-pool.ts';
import type { PoolUser } from '#local/identity/users.ts';
import { createMovableClock, type MovableClock } from '#local/kernel/clock.ts';
import type { Invoke } from '#local/kernel/engine.ts';
import { letPagesIn } from '#local/let-pages-in.ts';
import { closeServers, type Listener, listenAll, serverOf } from '#local/listeners.ts';
import { openGuard } from '#local/open-guard.ts';
import { keepTime, openIssuer, openProxies, openServices, openTables, type Undo } from '#local/openings.ts';
import { type Storage, unwatchedStorage } from '#local/storage/storage.ts';
import { createCapacityCounter } from '#local/tables/capacity-counter.ts';

export interface CloudOptions {
  /** The first of eight ports. */
  port?: number;
  /** Where everything is kept. */
  data?: string;
  /** What `cdk synth` wrote. */
  assembly?: string;
  /** Counts the capacity units of functions, at the price of a little speed. */
  count?: boolean;
  /** A right that is taken from its role, by its name at the control port. */
  without?: string | undefined;
  /** Whether the API refuses what comes faster than its stage allows. */
  throttle?: boolean;
  /** Notices when there is no room left; by default nobody does. */
  storage?: Storage;
  /** What the API answers when there is no room left. */
  fullAnswer?: GatewayOptions['fullAnswer'];
  /** Who is in the user pool from the start. */
  users?: PoolUser[];
  /** How they are shown where one signs in. */
  introduce?: SignInPage['introduce'];
  /** The environment of a function, given that of the template. */
  environmentOf?: (template: Record<string, string>, cloud: Surroundings) => Record<string, string>;
}

/** What the environment of a function may depend on. */
export interface Surroundings {
  /** Whether the deployment scans what arrives for malware. */
  scans: boolean;
}

/** A running cloud. */
export interface Cloud {
  urls: Record<keyof Ports, string>;
  region: string;
  /** The outputs of the assembly's stacks. */
  outputs: Record<string, string>;
  /** Who is in the user pool. */
  users: readonly PoolUser[];
  clock: MovableClock;
  /** Says at the control port that the cloud may be used, after it was given what it starts with. */
  ready(): void;
  close(): Promise<void>;
}

/** Of a deployment that names none itself. */
const nowhere = { region: 'ap-southeast-1', account: '000000000000' };

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
  const here = urlsOf(ports);
  const place = {
    ...nowhere,
    apiUrl: here.api,
    queuesUrl: here.services,
    s3Url: here.s3,
    identityUrl: here.identity,
    pagesUrl: here.pages,
  };
  const assembly = assemblyOf(options, place);
  const { region } = assembly.environment;
  const clock = createMovableClock(folder.db);
  const users = [...(options.users ?? [])];
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
  const userPool = createUserPool({ db: folder.db, clock, poolId: assembly.pools[0]?.id, users });
  await openServices(engines, { ports, counters, userPool, guard, storage }, undo);
  const all = engines;
  undo.push(() => closeEngines(all));
  const state = { ready: false };
  await openServers(
    {
      ...{ engines, counters, clock, users, issuer, ports, state, options, assembly, storage, guard },
      rights: () => rightsOf(assembly, authoriser),
    },
    undo,
  );
  const urls = { ...here, dynamodb: tables.endpoint };
  const markReady = () => {
    state.ready = true;
  };
  return { urls, region, outputs: assembly.outputs, users, clock, ready: markReady };
}

interface Opened {
  assembly: Assembly;
  clock: MovableClock;
  counters: ReturnType<typeof createCounters>;
  engines: Engines;
  guard: Guard;
  issuer: Issuer;
  options: CloudOptions;
  users: PoolUser[];
  ports: Ports;
  rights(): unknown;
  state: { ready: boolean };
  storage: Storage;
}

/** What is called from outside: the API, the issuer and the control port. */
async function openServers(opened: Opened, undo: Undo): Promise<void> {
  const { assembly, clock, counters, engines, issuer, options, users, ports, rights, storage } = opened;
  const api = apiOf(assembly, options);
  const keysOf = () => issuer.keyLookup;
  const gateway = createGateway({
    ...{ api, invoke: engines.invoke, clock, keysOf, storage },
    fullAnswer: options.fullAnswer,
  });
  gateway.on('request', counters.countHttp);
  const signIn = createSignIn({ issuer, users, clock });
  const page = { users, introduce: options.introduce ?? introduceByAttributes };
  const identity = createIdentityServer({ issuer, signIn, page, url: urlOf(ports.identity) });
  const { scanner } = engines;
  const isReady = () => opened.state.ready;
  const control = serverOf(createControl({ clock, counters, scanner, rights, isReady }));
  const listeners: Listener[] = [
    [gateway, ports.api],
    [identity, ports.identity],
    [control, ports.control],
    ...pagesOf(opened),
  ];
  undo.push(() => closeServers(listeners.map(([server]) => server)));
  startEngines(engines);
  undo.push(keepTime(engines, clock));
  await listenAll(listeners);
}

/** The pages of a deployment that has any. */
function pagesOf({ assembly, guard, ports }: Opened): Listener[] {
  const { distributions, fileDeployments: deployments } = assembly;
  const [distribution, ...others] = distributions;
  if (distribution === undefined) return [];
  if (others.length > 0) throw new Error('the local cloud serves one distribution');
  const { demand } = guard;
  const serve = createDistribution({ distribution, deployments, demand, apiUrl: urlOf(ports.api) });
  return [[serverOf((request, response) => void serve(request, response)), ports.pages]];
}

const apiOf = ({ api }: Assembly, { throttle }: CloudOptions) =>
  throttle === false ? { ...api, throttle: undefined } : api;

function assemblyOf(
  { assembly: folder = 'cdk.out', environmentOf }: CloudOptions,
  place: Parameters<typeof readAssembly>[1],
): Assembly {
  const assembly = letPagesIn(readAssembly(path.resolve(folder), place), place.pagesUrl);
  if (environmentOf === undefined) return assembly;
  const surroundings = { scans: assembly.scans.length > 0 };
  const functions = assembly.functions.map((config) => ({
    ...config,
    environment: environmentOf(config.environment, surroundings),
  }));
  return { ...assembly, functions };
}

/** What is granted, and what of it was used. */
const rightsOf = ({ policies }: Assembly, authoriser: Authoriser) => ({
  granted: rightsIn(policies).map(nameOfRight),
  ...authoriser.report(),
});
