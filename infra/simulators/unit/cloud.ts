import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** Where the local cloud is, as its seed commands are told. */
export const Addresses = z.object({
  LOCAL_API_URL: z.url(),
  LOCAL_IDENTITY_URL: z.url(),
  LOCAL_CONTROL_URL: z.url(),
});
type Addresses = z.infer<typeof Addresses>;

const Dossier = z.object({
  status: z.string(),
  version: z.number(),
  task: z.object({ id: z.string() }).optional(),
  files: z.array(z.object({ id: z.string(), state: z.string() })),
});
type Dossier = z.infer<typeof Dossier>;

type Call = { method?: string; body?: unknown; key?: string; version?: number };

/** The public API and the clock of a local cloud, as portals and officers use them. */
export type Local = ReturnType<typeof localCloud>;

/** Papers are printed right after an act, each with a version of its own. */
const mostTries = 6;

export function localCloud(addresses: Addresses) {
  const { send, forget } = senderTo(addresses);

  /** Throws what the API refuses: a seed that the law does not allow is a fault of the seed. */
  async function ask(person: string, path: string, call: Call = {}): Promise<unknown> {
    const answer = await send(person, path, call);
    if (answer.ok) return answer.json();
    throw new Error(`${person} ${call.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
  }

  const look = async (person: string, code: string): Promise<Dossier> =>
    Dossier.parse(await ask(person, `/v1/dossiers/${code}`));

  return {
    ask,

    /** An act on the open task, on what the officer sees; looked at again where a paper was printed meanwhile. */
    async act(
      person: string,
      code: string,
      { verb, body, key }: { verb: string; body: object; key: string },
    ) {
      for (let tries = 1; ; tries += 1) {
        const { task, version } = await look(person, code);
        const path = `/v1/tasks/${task?.id}/${verb}`;
        const answer = await send(person, path, { method: 'POST', body, version, key: `${key}-v${version}` });
        if (answer.ok) return answer.json();
        if (answer.status !== 412 || tries === mostTries)
          throw new Error(`${person} ${path}: ${answer.status} ${await answer.text()}`);
      }
    },

    /** Looks until it is as wanted, since files are inspected and papers printed by events. */
    async until(person: string, code: string, isWanted: (dossier: Dossier) => boolean): Promise<void> {
      for (let left = 1_200; left > 0; left -= 1) {
        if (isWanted(await look(person, code))) return;
        await sleep(100);
      }
      throw new Error(`${code} did not come as far as it should`);
    },

    /** Tokens are of a time: everybody signs in again. */
    async setClock(to: Date): Promise<void> {
      await moveTo(addresses, to);
      forget();
    },
  };
}

/** Sends as somebody, who signs in when first asked. */
function senderTo({ LOCAL_API_URL, LOCAL_IDENTITY_URL }: Addresses) {
  const tokens = new Map<string, Promise<string>>();

  async function signIn(person: string): Promise<string> {
    const asked = { grant_type: 'client_credentials', client_id: person, client_secret: 'local' };
    const answer = await fetch(`${LOCAL_IDENTITY_URL}/token`, {
      method: 'POST',
      body: new URLSearchParams(asked),
    });
    return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
  }

  return {
    forget: () => tokens.clear(),
    async send(person: string, path: string, { method = 'GET', body, key, version }: Call) {
      const token = tokens.get(person) ?? signIn(person);
      tokens.set(person, token);
      return fetch(`${LOCAL_API_URL}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...(version !== undefined && { 'if-match': `"${version}"` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
  };
}

async function moveTo({ LOCAL_CONTROL_URL }: Addresses, to: Date): Promise<void> {
  const body = JSON.stringify({ to: to.toISOString() });
  const answer = await fetch(`${LOCAL_CONTROL_URL}/clock`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`the clock did not move: ${await answer.text()}`);
}

/** How far the clock stands from that of the machine, in milliseconds. */
export async function offsetOf({ LOCAL_CONTROL_URL }: Addresses): Promise<number> {
  const answer = await fetch(`${LOCAL_CONTROL_URL}/clock`);
  return z.object({ offset: z.number() }).parse(await answer.json()).offset;
}
