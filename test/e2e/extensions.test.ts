import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DossierView, HistoryView, Submitted } from '#shared/api/views/dossier.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import {
  complete,
  declare,
  eventually,
  expectStatus,
  look,
  onTask,
  scan,
  upload,
} from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { submissionOf } from '#test/support/procedures.ts';
import { ordinaryWeeks } from '#test/support/working-week.ts';

let cloud: LocalCloud;
let cast: Cast;
let week: ReturnType<typeof ordinaryWeeks>;

const at = async (weekday: number, time: string) => {
  await moveClock(cloud.addresses, { to: week(weekday, time) });
  cast = await signInAll(cloud.addresses);
};
const instant = (text: string | undefined) => new Date(text ?? '').toISOString();

beforeAll(async () => {
  cloud = await startLocalCloud({ publish: ['test/data/local-carrier.json'] });
  week = ordinaryWeeks(await timeOf(cloud.addresses));
  await at(1, '08:00:00');
});
afterAll(() => cloud.close());

describe('2.000908, of which many copies are asked for', () => {
  const longer = {
    ground: 'many-copies',
    limit: { value: 2, unit: 'WORKING_DAY' },
    reason: 'Yêu cầu 80 bản sao của 12 văn bản.',
  };

  it('takes two working days more by its law, tells the portal, and leaves the apology for later', async () => {
    const code = await handedIn(cast.portal, submissionOf('2.000908'));
    const { receipt } = await complete(cast.reception, code, { outcome: 'accept' });
    expect(instant(receipt?.appointment)).toBe(week(1, '17:30:00'));
    const after = expectStatus(await onTask(cast.specialist, code, 'extension', longer), 200, DossierView);
    expect(instant(after.deadline?.dueAt)).toBe(week(3, '17:30:00'));
    expect(after.deadline?.text.vi).toContain('Nghị định 23/2015/NĐ-CP, Điều 21');
    const read = await cast.portal.get(`/v1/dossiers/${code}/events`);
    const { items } = expectStatus(read, 200, HistoryView);
    expect(JSON.stringify(items)).toContain('"type":"dossier.extended"');
    const { sync } = await eventually(
      () => look(cast.portal, code),
      (seen) => seen.sync !== undefined,
    );
    expect(sync).toBeDefined();
    expect(await onTask(cast.specialist, code, 'extension', longer)).toMatchObject({
      status: 409,
      body: { code: 'extension-used' },
    });
    const apology = { reason: 'Sổ gốc đang được phục chế.', limit: { value: 1, unit: 'WORKING_DAY' } };
    expectStatus(await onTask(cast.specialist, code, 'apology', apology), 200, DossierView);
  });

  it('takes as long as the applicant agrees to in writing', async () => {
    const code = await handedIn(cast.portal, submissionOf('2.000908'));
    await complete(cast.reception, code, { outcome: 'accept' });
    const five = { ...longer, limit: { value: 5, unit: 'WORKING_DAY' } };
    expect(await onTask(cast.specialist, code, 'extension', five)).toMatchObject({
      status: 422,
      body: { code: 'extension-too-long' },
    });
    const files = [declare(scan, 'thoa-thuan.pdf')];
    const declared = await onTask(cast.specialist, code, 'files', { files, purpose: 'agreement' });
    const [target] = expectStatus(declared, 200, Submitted).uploads;
    await upload(target, scan);
    const agreement = target?.fileId;
    await eventually(
      () => look(cast.specialist, code),
      (seen) => seen.files.some(({ id, state }) => id === agreement && state === 'accepted'),
    );
    const after = await onTask(cast.specialist, code, 'extension', { ...five, agreement });
    expect(instant(expectStatus(after, 200, DossierView).deadline?.dueAt)).toBe(week(8, '17:30:00'));
  });
});

describe('2.000908 by post', () => {
  it('is due from the postmark of its arrival, however late the desk opens it', async () => {
    const tracking = 'RR100000009VN';
    const papers = [{ component: 'request', originals: 1, copies: 0 }];
    const report = (event: Record<string, unknown>) =>
      cast.otherPortal.post('/v1/post/events', { body: { tracking, ...event } });
    const accepted = { event: 'accepted', at: week(1, '09:00:00'), unit, procedure: '2.000908' };
    expect(await report({ ...accepted, applicant: 'NGUYỄN VĂN A', papers })).toMatchObject({ status: 200 });
    await at(2, '10:00:00');
    const handed = { event: 'handed-to-agency', at: week(2, '09:30:00'), receiver: 'Nguyễn Thị Hoa' };
    expect(await report(handed)).toMatchObject({ status: 200 });
    await at(3, '08:30:00');
    const code = await handedIn(cast.reception, submissionOf('2.000908', { channel: 'post', tracking }));
    const { deadline } = await complete(cast.reception, code, { outcome: 'accept' });
    expect([deadline?.receivedAt, deadline?.dueAt].map(instant)).toEqual([
      week(2, '09:30:00'),
      week(2, '17:30:00'),
    ]);
    expect(deadline?.text.vi).toContain('Nghị định 23/2015/NĐ-CP, Điều 17(4)');
  });
});
