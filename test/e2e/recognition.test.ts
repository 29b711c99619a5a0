import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Recognition } from '#shared/file/recognition.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { written } from '#test/adapters/recognition/scans.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import { complete, eventually, expectStatus, look, submission } from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { characterErrors } from '#test/support/recognition.ts';
import { ordinaryWeeks } from '#test/support/working-week.ts';
import { sha256 } from './opened-bag.ts';

let cloud: LocalCloud;
let cast: Cast;

beforeAll(async () => {
  cloud = await startLocalCloud();
  await moveClock(cloud.addresses, { to: ordinaryWeeks(await timeOf(cloud.addresses))(1, '08:00:00') });
  cast = await signInAll(cloud.addresses);
});
afterAll(() => cloud.close());

const purpose = 'purpose=Ki%E1%BB%83m%20tra';

describe('a scan that was uploaded', () => {
  it('is read meanwhile, and goes into the archive with its text and a searchable copy', async () => {
    const code = await handedIn(cast.portal, submission(unit));
    const seen = await look(cast.reception, code);
    const { files } = await eventually(
      () => look(cast.reception, code),
      (dossier) => dossier.files[0]?.recognition?.state === 'done',
    );
    expect(files[0]?.recognition).toMatchObject({ state: 'done', pages: 1, remarks: [] });
    // Whoever looked before it was read may still act.
    const accepted = await cast.reception.post(`/v1/tasks/${seen.task?.id}/claim`, { version: seen.version });
    expect(accepted.status).toBe(200);
    await complete(cast.reception, code, { outcome: 'refuse', reason: 'Không thuộc thẩm quyền.' });
    await untilSealed(cast.portal, code);

    const [{ id = '', recognition } = {}] = files;
    if (recognition?.state !== 'done') throw new Error('not read');
    const archived = (file: string) => cast.auditor.get(`/v1/archive/${code}/files/${file}?${purpose}`);
    const { pages } = expectStatus(await archived(`${id}.text.json`), 200, Recognition);
    const pdf = expectStatus(await archived(`${id}.searchable.pdf`), 200, z.instanceof(Uint8Array));
    expect(sha256(pdf)).toBe(recognition.pdf?.sha256);
    const { errors, of } = characterErrors(pages[0]?.text ?? '', written);
    expect(errors / of).toBeLessThan(0.03);
    expect(characterErrors((await readPdf(pdf))[0]?.text ?? '', written).errors / of).toBeLessThan(0.03);

    const answer = await cast.auditor.post(`/v1/archive/${code}/verification`, {
      body: { purpose: 'Kiểm tra' },
    });
    expect(expectStatus(answer, 200, z.looseObject({ ok: z.boolean() })).ok).toBe(true);
  });
});
