import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DossiersFound } from '#shared/api/views/dossier-item.ts';
import type { Person } from '#test/support/api.ts';
import { type Cast, otherUnit, signInAll, unit } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import { complete, eventually, expectStatus, look, submission } from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

let cloud: LocalCloud;
let cast: Cast;
let codes: { open: string; sealed: string; elsewhere: string; other: string };

const duc = { name: 'NGUYỄN VĂN ĐỨC', identifier: '001099000071', phone: '+84912345671' };
const dung = { name: 'TRẦN THỊ DUNG', identifier: '001099000072' };

/** Of a person, in a unit. */
function body(at: string, who: typeof dung) {
  const { applicant, ...rest } = submission(at);
  return { ...rest, applicant: { ...applicant, ...who } };
}

const list = async (by: Person, query = '') =>
  expectStatus(await by.get(`/v1/dossiers?${query}`), 200, DossiersFound);
const find = async (by: Person, asked: object) =>
  expectStatus(await by.post('/v1/dossiers/search', { body: asked }), 200, DossiersFound);
const codesIn = ({ items }: { items: { code: string }[] }) => items.map(({ code }) => code).toSorted();

/** All that a portal is answered, page by page. */
async function every(by: Person, query: string) {
  const found: string[] = [];
  let cursor = '';
  do {
    const page = await list(by, `${query}&limit=1${cursor && `&cursor=${cursor}`}`);
    found.push(...codesIn(page));
    cursor = page.nextCursor ?? '';
  } while (cursor !== '');
  return found.toSorted();
}

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
  const { portal, otherPortal, reception } = cast;
  const [open, sealed, elsewhere, other] = await Promise.all([
    handedIn(portal, body(unit, duc)),
    handedIn(portal, body(unit, duc)),
    handedIn(portal, body(otherUnit, duc)),
    handedIn(otherPortal, body(unit, dung)),
  ]);
  codes = { open, sealed, elsewhere, other };
  await complete(reception, sealed, { outcome: 'refuse', reason: 'Không thuộc thẩm quyền.' });
  await moveClock(cloud.addresses, { advance: 'PT2H' });
  cast = await signInAll(cloud.addresses);
  await untilSealed(cast.portal, sealed);
});
afterAll(() => cloud.close());

describe('an officer', () => {
  it('finds the dossiers of a person in the unit, open and sealed, by name and by number', async () => {
    const { reception, otherReception } = cast;
    for (const asked of [{ applicant: 'van duc' }, { identifier: duc.identifier }, { phone: '0912 345 671' }])
      expect(codesIn(await find(reception, asked)), JSON.stringify(asked)).toEqual(
        [codes.open, codes.sealed].toSorted(),
      );
    expect(codesIn(await find(otherReception, { identifier: duc.identifier }))).toEqual([codes.elsewhere]);
    expect(codesIn(await list(reception, 'closed=no'))).toEqual([codes.open, codes.other].toSorted());
    expect(codesIn(await list(reception, `code=${codes.elsewhere}`))).toEqual([]);
  });

  it('sees who applied and the form, of a dossier that is open', async () => {
    const { applicant, form } = await look(cast.reception, codes.open);
    expect(applicant).toMatchObject({ identifier: duc.identifier });
    expect(form).toMatchObject(submission(unit).form);
    expect(await look(cast.portal, codes.open)).toMatchObject({ applicant, form });
  });
});

describe('a portal that was told of nothing', () => {
  it('learns what changed since: each of its own, nothing of others, in whatever pages', async () => {
    const { portal, otherPortal, reception } = cast;
    const { until = '' } = await list(portal);
    expect(await every(portal, '')).toEqual(
      expect.arrayContaining([codes.open, codes.sealed, codes.elsewhere]),
    );
    await moveClock(cloud.addresses, { advance: 'PT10M' });
    const since = `changedSince=${encodeURIComponent(until)}`;
    expect(await every(portal, since)).not.toContain(codes.open);
    cast = await signInAll(cloud.addresses);
    await complete(reception, codes.open, { outcome: 'accept' });
    await complete(reception, codes.other, { outcome: 'accept' });
    await eventually(
      () => every(portal, since),
      (found) => found.includes(codes.open),
    );
    expect(await every(portal, since)).not.toContain(codes.elsewhere);
    expect(await every(otherPortal, since)).toEqual([codes.other]);
    const later = encodeURIComponent(
      new Date(Date.parse(await timeOf(cloud.addresses)) + 3_600_000).toISOString(),
    );
    expect(await every(portal, `changedSince=${later}`)).toEqual([]);
  });
});
