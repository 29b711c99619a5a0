import * as z from 'zod';
import type { Addresses } from './local-cloud.ts';

/** Moves the local cloud's clock ahead, by an ISO 8601 duration (`P10D`) or to an instant. */
export async function moveClock({ control }: Addresses, to: { advance: string } | { to: string }) {
  const response = await fetch(`${control}/clock`, { method: 'POST', body: JSON.stringify(to) });
  if (!response.ok) throw new Error(`the clock did not move: ${await response.text()}`);
}

/** What the scans for malware come to from now on, and how long they take; nothing is what they do by themselves. */
export async function haveScans(
  { control }: Addresses,
  manner: { result?: { status: string }; delay?: string },
) {
  const response = await fetch(`${control}/scanner`, { method: 'POST', body: JSON.stringify(manner) });
  if (!response.ok) throw new Error(`the scanner does not: ${await response.text()}`);
}

/** The time by the local cloud's clock. */
export async function timeOf({ control }: Addresses) {
  const response = await fetch(`${control}/clock`);
  return z.object({ now: z.string() }).parse(await response.json()).now;
}

const Counters = z.object({
  /** By function. */
  invocations: z.record(z.string(), z.number()),
  transitions: z.number(),
  s3: z.record(z.string(), z.number()),
  /** Counted where the local cloud was started with `--count`. */
  dynamodb: z.object({ requests: z.number(), writeUnits: z.number(), readUnits: z.number() }),
});

/** What AWS would bill for since the counters were set back. */
export async function countersOf({ control }: Addresses) {
  const response = await fetch(`${control}/counters`);
  return Counters.parse(await response.json());
}

export async function resetCounters({ control }: Addresses) {
  await fetch(`${control}/counters/reset`, { method: 'POST' });
}

const Invocations = z.object({ invocations: z.record(z.string(), z.number()) });

/** The function of a construct, by its name on AWS. */
export async function functionNamed(construct: string, { control }: Addresses): Promise<string> {
  const { invocations } = Invocations.parse(await (await fetch(`${control}/counters`)).json());
  const name = Object.keys(invocations).find((one) => one.includes(`${construct}Function`));
  if (name === undefined) throw new Error(`there is no function ${construct}`);
  return name;
}
