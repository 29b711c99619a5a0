import * as z from 'zod';
import type { Addresses } from './local-cloud.ts';

/** Moves the local cloud's clock ahead, by an ISO 8601 duration (`P10D`) or to an instant. */
export async function moveClock({ control }: Addresses, to: { advance: string } | { to: string }) {
  const response = await fetch(`${control}/clock`, { method: 'POST', body: JSON.stringify(to) });
  if (!response.ok) throw new Error(`the clock did not move: ${await response.text()}`);
}

/** The time by the local cloud's clock. */
export async function timeOf({ control }: Addresses) {
  const response = await fetch(`${control}/clock`);
  return z.object({ now: z.string() }).parse(await response.json()).now;
}
