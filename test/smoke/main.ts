import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type Person, personWith } from '#test/support/api.ts';
import {
  complete,
  eventually,
  expectStatus,
  look,
  scan,
  submission,
  submit,
  taskOf,
  upload,
} from '#test/support/dossiers.ts';
import { troubles } from './logs.ts';

const usage = `npm run smoke -- --api <url> --token-url <url> --client <id> --secret-file <file> [more]

Tries a deployment, local or on AWS, as its callers do: submits two dossiers with a scan each, has one accepted and
withdrawn and the other withdrawn at once, waits until both are sealed, and verifies them. They stay in the archive.

  --secret <secret>             instead of a file, where the secret is no secret
  --reception <client>          who accepts, if the issuer gives people tokens for the same secret
  --reception-token-file <file> or an officer's ID token, as the console has it; without either nothing is accepted
  --auditor <client>, --auditor-token-file <file>   who verifies; without either nothing is verified
  --unit <unit>                 H00.01
  --timeout <seconds>           how long what follows by itself may take: 600

What was denied or not found meanwhile is looked for in the logs: of the stage that STAGE names, or in the folder
LOG_FOLDER. "npm run stage -- <stage> npm run smoke -- …" and "npm run local -- npm run smoke -- …" set these, API_URL
and TOKEN_URL.`;

const options = {
  api: { type: 'string', default: process.env.API_URL ?? '' },
  'token-url': { type: 'string', default: process.env.TOKEN_URL ?? '' },
  client: { type: 'string', default: '' },
  secret: { type: 'string' },
  'secret-file': { type: 'string' },
  reception: { type: 'string' },
  'reception-token-file': { type: 'string' },
  auditor: { type: 'string' },
  'auditor-token-file': { type: 'string' },
  unit: { type: 'string', default: 'H00.01' },
  timeout: { type: 'string', default: '600' },
} as const;

const { values: given } = parseArgs({ options });
const textOf = (file: string) => readFileSync(file, 'utf8').trim();
const secret = given.secret ?? (given['secret-file'] && textOf(given['secret-file']));
const timeoutSeconds = Number(given.timeout);
const Answer = z.object({ access_token: z.string() });

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

async function tokenOf(client: string): Promise<string> {
  const basic = Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret ?? '')}`);
  const response = await fetch(given['token-url'], {
    method: 'POST',
    headers: { authorization: `Basic ${basic.toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: client }),
  });
  if (!response.ok) throw new Error(`no token for ${client}: ${response.status} ${await response.text()}`);
  return Answer.parse(await response.json()).access_token;
}

const signedIn = async (client: string) =>
  personWith(given.api, client, await tokenOf(client), () => tokenOf(client));

/** Somebody of the agency: with a token from the console, or by the issuer where it gives one. */
async function optional(client: string | undefined, file: string | undefined): Promise<Person | undefined> {
  if (file !== undefined) return personWith(given.api, file, textOf(file));
  return client === undefined ? undefined : signedIn(client);
}

async function submitted(portal: Person): Promise<string> {
  const { code, uploads } = await submit(portal, submission(given.unit));
  await upload(uploads[0], scan);
  say(`${code}  submitted, and its scan uploaded`);
  await waitFor(portal, code, ({ status }) => status === 'submitted');
  say(`${code}  the scan was inspected, and its process has begun`);
  return code;
}

const waitFor = (portal: Person, code: string, wanted: Parameters<typeof eventually<Seen>>[1]) =>
  eventually(() => look(portal, code), wanted, timeoutSeconds);
type Seen = Awaited<ReturnType<typeof look>>;

async function accepted(reception: Person, code: string): Promise<void> {
  await taskOf(reception, code);
  await complete(reception, code, { outcome: 'accept' });
  say(`${code}  accepted`);
}

async function withdrawn(portal: Person, code: string): Promise<void> {
  const { version } = await look(portal, code);
  const answer = await portal.post(`/v1/dossiers/${code}/withdrawal`, {
    body: { reason: 'Kiểm tra triển khai.' },
    version,
  });
  if (answer.status !== 200)
    throw new Error(`withdrawal answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  say(`${code}  withdrawn`);
}

async function verified(auditor: Person, code: string): Promise<void> {
  const answer = await auditor.post(`/v1/archive/${code}/verification`, {
    body: { purpose: 'Kiểm tra triển khai.' },
  });
  const { ok } = expectStatus(answer, 200, z.looseObject({ ok: z.boolean() }));
  if (!ok) throw new Error(`the package of ${code} does not verify: ${JSON.stringify(answer.body)}`);
  say(`${code}  verified`);
}

async function smoke(): Promise<void> {
  const portal = await signedIn(given.client);
  const reception = await optional(given.reception, given['reception-token-file']);
  const auditor = await optional(given.auditor, given['auditor-token-file']);
  const [one, other] = [await submitted(portal), await submitted(portal)];
  if (reception === undefined) say('Nobody accepts: --reception or --reception-token-file would.');
  else await accepted(reception, one);
  for (const code of [one, other]) await withdrawn(portal, code);
  for (const code of [one, other]) {
    await waitFor(portal, code, ({ sealed }) => sealed);
    say(`${code}  sealed`);
    if (auditor !== undefined) await verified(auditor, code);
  }
  if (auditor === undefined) say('Nobody verifies: --auditor or --auditor-token-file would.');
}

const since = Date.now();
try {
  if (given.api === '' || given['token-url'] === '' || given.client === '' || secret === undefined)
    throw new Error(usage);
  await smoke();
} catch (error) {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
if (secret !== undefined) {
  const found = await troubles(since);
  for (const line of found ?? []) process.stderr.write(`! ${line}\n`);
  if (found === undefined) say('The logs were not looked at.');
  else
    say(
      found.length === 0
        ? 'Nothing in the logs was denied or not found.'
        : `${found.length} lines in the logs.`,
    );
  if (found !== undefined && found.length > 0) process.exitCode = 1;
}
