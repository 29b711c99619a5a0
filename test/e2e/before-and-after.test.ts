import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EligibilityView } from '#shared/api/resources/procedures.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { complete, expectStatus, look, submission } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';

let cloud: LocalCloud;
let cast: Cast;

beforeAll(async () => {
  cloud = await startLocalCloud();
  cast = await signInAll(cloud.addresses);
});
afterAll(() => cloud.close());

describe('before filing', () => {
  const asked = async (answers: Record<string, 'yes' | 'no'>) =>
    expectStatus(
      await cast.portal.post('/v1/procedures/1.004873/eligibility', { body: { answers } }),
      200,
      EligibilityView,
    );

  it('a case that the procedure is not for is told so, and what to do instead', async () => {
    expect(await asked({})).toMatchObject({
      eligible: 'unsure',
      questions: [{ id: 'marriage-of-vietnamese' }],
    });
    expect(await asked({ 'marriage-of-vietnamese': 'no' })).toMatchObject({ eligible: 'yes' });
    const { eligible, reasons } = await asked({ 'marriage-of-vietnamese': 'yes' });
    expect(eligible).toBe('no');
    expect(reasons[0]?.detail.vi).toContain('66.7/2025/NQ-CP');
  });

  it('is refused as such, whatever its papers', async () => {
    const body = submission(unit, { answers: { 'marriage-of-vietnamese': 'yes' }, files: [] });
    expect(await cast.portal.post('/v1/dossiers', { body })).toMatchObject({
      status: 422,
      body: { code: 'not-eligible', errors: [{ pointer: '/answers/marriage-of-vietnamese' }] },
    });
  });
});

describe('a dossier that is filed for another', () => {
  const submitter = { kind: 'citizen', name: 'Trần Thị B', identifier: '001099000002' };
  let code: string;

  it('is refused without an authority', async () => {
    const body = submission(unit, { submitter });
    expect(await cast.portal.post('/v1/dossiers', { body })).toMatchObject({
      status: 422,
      body: { code: 'incomplete', errors: [{ pointer: '/authority', code: 'authority-missing' }] },
    });
  });

  it('is accepted with one, which stands on the receipt', async () => {
    const authority = { ground: 'authorised', document: 'Giấy ủy quyền số 12, ngày 01/11/2026' };
    code = await handedIn(cast.portal, submission(unit, { submitter, authority }));
    expect(await look(cast.reception, code)).toMatchObject({ submitter, authority });
  });

  it('says after a refusal within which time and where to complain', async () => {
    const refused = await complete(cast.reception, code, {
      outcome: 'refuse',
      reason: 'Không đúng nơi cư trú',
    });
    expect(refused.complaint).toMatchObject({
      where: ['H00.01', 'H00'],
      limit: { value: 90, unit: 'DAY' },
      basis: expect.stringContaining('02/2011/QH13'),
    });
    expect((await look(cast.portal, code)).complaint?.where).toEqual(['H00.01', 'H00']);
  });
});
