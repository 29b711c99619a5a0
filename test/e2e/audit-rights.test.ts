import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ArchiveItem, PersonFound } from '#shared/api/views/archive.ts';
import { Suggestions, TextsFound } from '#shared/api/views/text.ts';
import { type Cast, otherUnit, signInAll, unit } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { eventually, expectStatus, submission } from '#test/support/dossiers.ts';
import { sealedScan } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

const purpose = 'Thanh tra đơn vị';
const why = `purpose=${encodeURIComponent(purpose)}`;
const identifier = '001099000077';

let cloud: LocalCloud;
let cast: Cast;
let code: string;
let texts: (who: Cast['auditor'], more?: Record<string, unknown>) => ReturnType<Cast['auditor']['post']>;

/** A dossier of {@link unit}, which the auditor of {@link otherUnit} must not learn of. */
beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  const { applicant } = submission(unit);
  code = await sealedScan(cast, submission(unit, { applicant: { ...applicant, identifier } }));
  await moveClock(cloud.addresses, { advance: 'PT1H' });
  cast = await signInAll(cloud.addresses);
  texts = (who, more = {}) => who.post('/v1/archive/texts', { body: { q: 'hôn nhân', purpose, ...more } });
  await eventually(
    async () => expectStatus(await texts(cast.auditor), 200, TextsFound),
    ({ count }) => count === 1,
  );
});
afterAll(() => cloud.close());

describe('an auditor of one unit', () => {
  it('lists, searches and is suggested what is of that unit, and nothing else', async () => {
    const { unitAuditor } = cast;
    const own = await unitAuditor.get(`/v1/archive?unit=${otherUnit}&${why}`);
    expect(expectStatus(own, 200, z.object({ items: z.array(ArchiveItem) })).items).toEqual([]);
    expect(expectStatus(await texts(unitAuditor), 200, TextsFound)).toEqual({ count: 0, items: [] });
    const suggested = await unitAuditor.post('/v1/archive/texts/suggestions', { body: { q: 'hô', purpose } });
    expect(expectStatus(suggested, 200, Suggestions)).toEqual({ items: [] });
    const person = await unitAuditor.post('/v1/archive/people', { body: { identifier, purpose } });
    expect(expectStatus(person, 200, PersonFound).items).toEqual([]);
    const all = await cast.auditor.post('/v1/archive/people', { body: { identifier, purpose } });
    expect(expectStatus(all, 200, PersonFound).items).toHaveLength(1);
  });

  it('is refused where another unit, or all of them, is asked about by name', async () => {
    const { unitAuditor } = cast;
    const answers = [
      await unitAuditor.get(`/v1/archive?unit=${unit}&${why}`),
      await texts(unitAuditor, { unit }),
      await texts(unitAuditor, { unit: 'H00' }),
      await unitAuditor.get('/v1/archive/checks'),
      await unitAuditor.put('/v1/archive/disposals/cua-don-vi-khac', { unit }),
    ];
    for (const { body } of answers) expect(body).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('cannot tell a dossier of another unit from one that never was', async () => {
    const { unitAuditor } = cast;
    const never = `${code.slice(0, -3)}999`;
    const order = { reason: 'Thử', basis: 'Thử nghiệm' };
    const asks = (of: string) => [
      unitAuditor.get(`/v1/archive/${of}?${why}`),
      unitAuditor.get(`/v1/archive/${of}/package?${why}`),
      unitAuditor.get(`/v1/archive/${of}/proof?${why}`),
      unitAuditor.get(`/v1/archive/${of}/files/x?${why}`),
      unitAuditor.get(`/v1/archive/${of}/files/x/pages/1?${why}`),
      unitAuditor.post(`/v1/archive/${of}/verification`, { body: { purpose } }),
      unitAuditor.post(`/v1/archive/${of}/disclosure`, { body: { purpose } }),
      unitAuditor.put(`/v1/archive/${of}/holds/h-1`, order),
      unitAuditor.put(`/v1/archive/exports/e-${of}`, {
        kind: 'inspection',
        recipient: 'Thanh tra',
        purpose,
        codes: [of],
      }),
    ];
    const [real, invented] = await Promise.all([Promise.all(asks(code)), Promise.all(asks(never))]);
    const likeness = ({ status, body }: (typeof real)[number], of: string) => ({
      status,
      body: JSON.stringify({ ...z.looseObject({}).parse(body), traceId: '' }).replaceAll(of, ''),
    });
    for (const [index, answer] of real.entries()) {
      expect(answer.status).toBe(404);
      const other = invented[index];
      expect(other && likeness(answer, code)).toEqual(other && likeness(other, never));
    }
    const { body } = await cast.auditor.get(`/v1/archive/${code}?${why}`);
    const { accesses } = z.looseObject({ accesses: z.array(z.looseObject({ by: z.string() })) }).parse(body);
    expect(accesses.map(({ by }) => by)).not.toContain('thanh-tra.binh-minh');
  });
});
