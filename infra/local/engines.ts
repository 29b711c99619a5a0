import path from 'node:path';
import { allowMachines } from '#local/allow-machines.ts';
import type { Assembly } from '#local/assembly/assembly.ts';
import type { Guard } from '#local/authorisation/guard.ts';
import type { DataFolder } from '#local/data-folder.ts';
import { type Ports, urlOf } from '#local/endpoints.ts';
import type { MovableClock } from '#local/kernel/clock.ts';
import type { Invoke } from '#local/kernel/engine.ts';
import { createKms } from '#local/kms/kms.ts';
import { createFunctions } from '#local/lambda/functions.ts';
import { createScanner, type Scanner } from '#local/malware/scanner.ts';
import { createQueueMapping } from '#local/queues/mapping.ts';
import { queueNameOf } from '#local/queues/queue-config.ts';
import { createQueues } from '#local/queues/queues.ts';
import { createRules, type Rules } from '#local/rules/rules.ts';
import type { S3Options } from '#local/s3/call/options.ts';
import { createS3, type S3 } from '#local/s3/s3.ts';
import { createStates } from '#local/states/states.ts';
import type { Storage } from '#local/storage/storage.ts';
import { createDynamoClient } from '#local/tables/dynamo-client.ts';
import { createStreams, type Streams } from '#local/tables/streams.ts';

export interface EnginesOptions {
  assembly: Assembly;
  folder: DataFolder;
  clock: MovableClock;
  ports: Ports;
  region: string;
  guard: Guard;
  storage: Storage;
  /** The DynamoDB itself; the same as services see it, which may count; and as functions see it, who have to be let in. */
  dynamodb: { engine: string; services: string; functions: string };
}

/** The engines of one cloud, joined as the assembly says. */
export type Engines = Awaited<ReturnType<typeof createEngines>>;

export async function createEngines(options: EnginesOptions) {
  const { assembly, clock, guard, ports, region } = options;
  const { db, directory } = options.folder;
  // Made before the streams that follow what functions write, and only used after them.
  let streams: Streams | undefined;
  const functions = functionsOf(options);
  const invoke: Invoke = (name, event) => {
    streams?.stir();
    return functions.invoke(name, event).finally(() => streams?.stir());
  };

  const queues = createQueues({ db, clock, queues: assembly.queues, endpoint: urlOf(ports.services) });
  const rules = createRules({
    db,
    clock,
    queues,
    invoke,
    rules: assembly.rules,
    functions: assembly.asyncInvocations,
  });
  const { s3, scanner } = arrivalsOf(options, rules);
  const serviceClient = createDynamoClient(options.dynamodb.services);
  const states = createStates({
    db,
    clock,
    machines: assembly.machines,
    invoke,
    callService: (_, action, input) => serviceClient.call(action, input).finally(() => streams?.stir()),
    allow: allowMachines(assembly, guard),
  });
  const client = createDynamoClient(options.dynamodb.engine);
  const { tables, streamMappings: mappings } = assembly;
  const notify = (queueArn: string, body: string) => queues.send(queueNameOf(queueArn), body);
  streams = await createStreams({ client, tables, mappings, db, clock, region, invoke, notify });
  const queueMappings = assembly.queueMappings.map((config) =>
    createQueueMapping({ ...config, queues, invoke }),
  );
  return {
    functions,
    invoke,
    kms: createKms({ keys: assembly.signingKeys, directory: path.join(directory, 'keys') }),
    queues,
    rules,
    s3,
    scanner,
    states,
    streams,
    queueMappings,
    clients: [client, serviceClient],
  };
}

/** S3, and the scanner that is told of what arrives there. */
function arrivalsOf(options: EnginesOptions, rules: Rules): { s3: S3; scanner: Scanner } {
  const { assembly, clock, folder, guard } = options;
  const scanner = createScanner({
    db: folder.db,
    clock,
    plans: assembly.scans,
    objects: () => s3.scanned,
    demand: guard.demand,
    put: rules.put,
  });
  const s3: S3 = s3Of(options, (event) => {
    rules.put(event);
    scanner.note(event);
  });
  return { s3, scanner };
}

function s3Of({ assembly, clock, folder, guard, region, storage }: EnginesOptions, emit: S3Options['emit']) {
  return createS3({
    directory: path.join(folder.directory, 's3'),
    db: folder.db,
    clock,
    region,
    secretOf: () => 'local',
    authorise: guard.s3,
    buckets: assembly.buckets,
    storage,
    emit,
  });
}

function functionsOf({ assembly, folder, clock, ports, region, dynamodb }: EnginesOptions) {
  return createFunctions({
    functions: assembly.functions,
    awaited: new Set(assembly.api.routes.map(({ functionArn }) => functionArn)),
    urgent: new Set(assembly.pools.flatMap(({ claimsFunction }) => claimsFunction ?? [])),
    endpoints: { dynamodb: dynamodb.functions, s3: urlOf(ports.s3), json: urlOf(ports.services) },
    region,
    logDirectory: path.join(folder.directory, 'logs'),
    clockOffset: clock.offset,
  });
}

/** Takes up what was left undone, and from then on everything that comes. */
export function startEngines({ queues, rules, scanner, states, streams, queueMappings }: Engines): void {
  queues.start();
  rules.start();
  scanner.start();
  states.start();
  streams.start();
  for (const mapping of queueMappings) mapping.start();
}

/** Does what is due by now: after a move of the clock, and after a sleep of the machine, which stops its timers. */
export function tickEngines({ queues, rules, scanner, states, streams }: Engines): void {
  queues.tick();
  rules.tick();
  scanner.tick();
  states.tick();
  streams.tick();
}

/** Stops; whatever is under way is taken up again at the next start. */
export async function closeEngines(engines: Engines): Promise<void> {
  const { functions, queues, rules, s3, scanner, states, streams, queueMappings, clients } = engines;
  for (const engine of [...queueMappings, scanner, rules, states]) engine.close();
  const following = streams.close();
  await functions.close();
  await following;
  queues.close();
  await s3.close();
  for (const client of clients) client.close();
}
