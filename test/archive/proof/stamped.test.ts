import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { httpTimeStamps } from '#shared/adapters/time-stamp/http-time-stamps.ts';
import { stampReader } from '#shared/adapters/time-stamp/stamp-reader.ts';
import type { SignedRoot } from '#shared/archive/proof/day-root.ts';
import { checkStamp } from '#shared/use-cases/archive/check-proof.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { startTimeStamps } from '#test/support/time-stamps.ts';
import { aLeaf, archiveOf } from './days.ts';

type Authority = Awaited<ReturnType<typeof startTimeStamps>>;

const night = '2026-03-02T18:30:00.000Z';
let now = night;
let trusted: Authority;
let other: Authority;
beforeAll(async () => {
  const clock = async () => new Date(now);
  [trusted, other] = await Promise.all([startTimeStamps(clock), startTimeStamps(clock)]);
});
afterAll(() => {
  trusted.close();
  other.close();
});

const record = { id: 'tsa', from: '2020-01-01T00:00:00.000Z', name: 'Test TSA', basis: 'test' };

/** A day's root that an authority stamped when its clock showed this. */
async function stamped({ url }: Authority, at = night): Promise<SignedRoot> {
  now = at;
  const archive = archiveOf(new Map([['2026-03-02', [aLeaf('a')]]]));
  const timeStamps = httpTimeStamps(async () => [{ ...record, url }]);
  const [root] = await proveDays({ ...archive, timeStamps }, night);
  if (root?.timeStamp === undefined) throw new Error('no stamp');
  return root;
}

const check = (root: SignedRoot) => {
  const readStamp = stampReader(async () => [{ ...record, certificate: trusted.certificate }]);
  return checkStamp(root, { rootHolds, readStamp });
};

describe('the time stamp of a root', () => {
  it.each([
    ['when it was signed', night],
    ['a little before, by the clock of the authority', '2026-03-02T18:26:00.000Z'],
    ['within a day', '2026-03-03T18:29:00.000Z'],
  ])('holds %s', async (_, at) => {
    const checks = await check(await stamped(trusted, at));
    expect(checks).toMatchObject([{ check: 'root-time-stamp', subject: 'day 2026-03-02', ok: true }]);
  });

  it.each<[string, () => Promise<SignedRoot>]>([
    ['is long before the root', () => stamped(trusted, '2026-03-02T18:24:00.000Z')],
    ['is more than a day after it', () => stamped(trusted, '2026-03-03T18:31:00.000Z')],
    ['is of an authority that nobody trusts', () => stamped(other)],
    [
      'is over another signature',
      async () => {
        const [one, another] = [await stamped(trusted), await stamped(trusted)];
        return { ...one, ...(another.timeStamp && { timeStamp: another.timeStamp }) };
      },
    ],
    [
      'was changed',
      async () => {
        const root = await stamped(trusted);
        const token = Buffer.from(root.timeStamp ?? '', 'base64');
        token.writeUInt8(token.readUInt8(token.length - 5) ^ 1, token.length - 5);
        return { ...root, timeStamp: token.toString('base64') };
      },
    ],
    ['is no time stamp', async () => ({ ...(await stamped(trusted)), timeStamp: 'AAAA' })],
  ])('does not hold where it %s', async (_, made) => {
    expect(await check(await made())).toMatchObject([{ check: 'root-time-stamp', ok: false }]);
  });

  it('is not asked for where none was made', async () => {
    const { timeStamp: _, ...bare } = await stamped(trusted);
    expect(await check(bare)).toEqual([]);
  });
});
