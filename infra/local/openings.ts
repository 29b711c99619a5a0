import type { Server } from 'node:http';
import type { Server as NetServer } from 'node:net';
import path from 'node:path';
import type { Assembly } from '#infra/local/assembly/assembly.ts';
import type { Guard } from '#infra/local/authorisation/guard.ts';
import type { MovableClock } from '#infra/local/clock.ts';
import type { Counters } from '#infra/local/control/counters.ts';
import type { DataFolder } from '#infra/local/data-folder.ts';
import { type Ports, urlOf } from '#infra/local/endpoints.ts';
import type { Invoke } from '#infra/local/engine.ts';
import type { Engines } from '#infra/local/engines.ts';
import { tickEngines } from '#infra/local/engines.ts';
import { createIssuer, type Issuer } from '#infra/local/identity/issuer.ts';
import { signingKey } from '#infra/local/identity/signing-key.ts';
import { awsJson, type JsonService } from '#infra/local/kernel/aws-json.ts';
import { invokeApi } from '#infra/local/lambda/invoke-api.ts';
import { closeServers, listen, portOf, serverOf } from '#infra/local/listeners.ts';
import type { Storage } from '#infra/local/storage/storage.ts';
import { createAuthorisingProxy } from '#infra/local/tables/authorising-proxy.ts';
import type { CapacityCounter } from '#infra/local/tables/capacity-counter.ts';
import { createCheckpoints } from '#infra/local/tables/checkpoints.ts';
import { createCountingProxy } from '#infra/local/tables/counting-proxy.ts';
import type { TableEngine } from '#infra/local/tables/dynoxide.ts';
import { startTableEngine } from '#infra/local/tables/table-engine.ts';

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
