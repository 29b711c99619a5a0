import { expect } from 'vitest';
import * as z from 'zod';

const Report = z.object({ refused: z.record(z.string(), z.number()) });

/** A refusal by a policy that forbids the action, in AWS's words: only tests that try what is forbidden get one. */
const isForbidden = (why: string) => why.includes('with an explicit deny');

/**
 * Fails if the report of a cloud's rights has a refusal for lack of a right. Background work that lacks a right is
 * retried silently, so no other test would notice.
 */
export function expectNothingRefused(report: string) {
  const { refused } = Report.parse(JSON.parse(report));
  const unexpected = Object.keys(refused).filter((why) => !isForbidden(why));
  expect(unexpected, 'refused for lack of a right').toEqual([]);
}
