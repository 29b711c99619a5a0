import type { Server } from 'node:http';
import type { Server as NetServer } from 'node:net';
import path from 'node:path';
import type { Assembly } from '#local/assembly/assembly.ts';
import type { Guard } from '#local/authorisation/guard.ts';
import type { Counters } from '#local/control/counters.ts';
import type { DataFolder } from '#local/data-folder.ts';
import { type Ports, urlOf } from '#local/endpoints.ts';
import type { Engines } from '#local/engines.ts';
import { tickEngines } from '#local/engines.ts';
import { createIssuer, type Issuer } from '#local/identity/issuer.ts';
import { signingKey } from '#local/identity/signing-key.ts';
import { awsJson, type JsonService } from '#local/kernel/aws-json.ts';
import type { MovableClock } from '#local/kernel/clock.ts';
import type { Invoke } from '#local/kernel/engine.ts';
import { invokeApi } from '#local/lambda/invoke-api.ts';
import { closeServers, listen, portOf, serverOf } from '#local/listeners.ts';
import type { Storage } from '#local/storage/storage.ts';
import { createAuthorisingProxy } from '#local/tables/authorising-proxy.ts';
import type { CapacityCounter } from '#local/tables/capacity-counter.ts';
import { createCheckpoints } from '#local/tables/checkpoints.ts';
import { createCountingProxy } from '#local/tables/counting-proxy.ts';
import type { TableEngine } from '#local/tables/dynoxide.ts';
import { startTableEngine } from '#local/tables/table-engine.ts';

/** How to undo, last first, what a boot has done so far. */
export type Undo = (() => Promise<void> | void)[];

export async function openTables(
  { db, directory }: DataFolder,
  port: number,
  undo: Undo,
): Promise<TableEngine> {
  const taken = createCheckpoints(db).taken();
  const tables = await startTableEngine({ port, directory, taken, environment: process.env });
  undo.push(() => tables.close());
  return tables;
}

const nobody = { id: 'none', arn: 'none', clients: [] };

/** Signs tokens that the API's authorizer takes for those of the deployment's own issuer. */
export async function openIssuer(
  { api, pools }: Assembly,
  { directory }: DataFolder,
  { clock, invoke, url }: { clock: MovableClock; invoke: Invoke; url: string },
): Promise<Issuer> {
  const authorizers = api.routes.flatMap(({ authorizer }) => authorizer ?? []);
  const issuers = new Set(authorizers.map(({ issuer }) => issuer));
  // A deployment whose API asks nobody who they are has none.
  const [pool = nobody] = pools;
  if (issuers.size > pools.length || pools.length > 1)
    throw new Error(
      `the API trusts ${issuers.size} issuers, and there are ${pools.length} user pools; the local cloud stands in for one`,
    );
  const { issuer = url } = authorizers[0] ?? {};
  const key = await signingKey(path.join(directory, 'issuer.json'));
  return createIssuer({ issuer, pool, key, clock, invoke });
}

/** The addresses at which services and functions find the tables: the former perhaps counted, the latter let in. */
export async function openProxies(
  endpoint: string,
  { counter, guard, storage }: { counter: CapacityCounter | undefined; guard: Guard; storage: Storage },
  undo: Undo,
): Promise<{ engine: string; services: string; functions: string }> {
  const services = counter ? await openProxy(createCountingProxy(endpoint, counter), undo) : endpoint;
  const functions = await openProxy(createAuthorisingProxy(services, guard.dynamodb, storage), undo);
  return { engine: endpoint, services, functions };
}

async function openProxy<T extends Server | NetServer>(proxy: T, undo: Undo): Promise<string> {
  await listen(proxy, 0);
  undo.push(() => closeServers([proxy]));
  return urlOf(portOf(proxy));
}

/** The services that functions use, so they close after the functions. */
export async function openServices(
  engines: Engines,
  {
    ports,
    counters,
    userPool,
    guard,
    storage,
  }: {
    ports: Ports;
    counters: Counters;
    userPool: JsonService;
    guard: Guard;
    storage: Storage;
  },
  undo: Undo,
): Promise<void> {
  const { functions, kms, rules, s3, states, queues } = engines;
  const s3Server = serverOf((request, response) => void s3.handle(request, response));
  const services = {
    AWSStepFunctions: states,
    AmazonSQS: counters.countingSqs(queues),
    TrentService: kms,
    AWSCognitoIdentityProviderService: userPool,
  };
  const answer = awsJson(services, guard.json, storage);
  const invokeLater = (nameOrArn: string, event: unknown, authorization: string | undefined) => {
    const name = functions.nameOf(nameOrArn.replace(/:\$LATEST$/, ''));
    guard.json(authorization, 'AWSLambda', 'InvokeFunction', { FunctionName: name });
    rules.invokeLater(name, event);
  };
  const servicesServer = serverOf(
    invokeApi(invokeLater, (request, response) => void answer(request, response)),
  );
  const servers: Server[] = [s3Server, servicesServer];
  undo.push(() => closeServers(servers));
  await Promise.all([listen(s3Server, ports.s3), listen(servicesServer, ports.services)]);
}

const second = 1000;
const hour = 3_600_000;

/** Does what is due whenever the clock is moved, and now and then in case the machine slept. */
export function keepTime(engines: Engines, clock: MovableClock): () => void {
  clock.onMove(() => {
    tickEngines(engines);
    engines.s3.expire();
  });
  const ticking = setInterval(() => tickEngines(engines), second).unref();
  const expiring = setInterval(() => engines.s3.expire(), hour).unref();
  return () => {
    clearInterval(ticking);
    clearInterval(expiring);
  };
}
