import { expect } from 'vitest';
import * as z from 'zod';

const Refused = z.object({ refused: z.record(z.string(), z.number()) });

/** In AWS's words: by a policy that forbids it, which only those meet who try what is forbidden. */
const isForbidden = (why: string) => why.includes('with an explicit deny');

/**
 * Of what the system does nothing is refused, in no end-to-end test: what works in the background is tried again and
 * again without a right, and would be missed by no other test.
 */
export async function expectNothingRefused(control: string) {
  const { refused } = Refused.parse(await (await fetch(`${control}/rights`)).json());
  const unexpected = Object.keys(refused).filter((why) => !isForbidden(why));
  expect(unexpected, 'what was refused for want of a right').toEqual([]);
}
