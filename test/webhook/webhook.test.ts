import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { webhookHeaders } from '#shared/adapters/webhook/sign.ts';
import { CloudEvent, cloudEventsOf } from '#shared/webhook/cloud-event.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import {
  accepted,
  approved,
  awaiting,
  begin,
  calendar,
  clerk,
  code,
  completed,
  go,
  local,
  procedure,
  reception,
  refused,
  resolved,
  resultFile,
  returned,
  type Story,
  sealing,
  signedLetter,
  specialist,
  submitted,
  system,
} from '#test/dossier/fixtures.ts';

const last = ({ entries }: Story) => {
  const entry = entries.at(-1);
  if (entry === undefined) throw new Error('no entry');
  return cloudEventsOf(entry);
};

describe('the signature of a webhook', () => {
  it('is the one of the standard’s own example', () => {
    expect(
      webhookHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        timestamp: 1_614_265_330,
        body: '{"test": 2432232314}',
      }),
    ).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('covers every byte of the body as it is sent', () => {
    const body = '{"reason":"Thiếu trích lục"}';
    const secret = Buffer.alloc(32, 9);
    const { 'webhook-signature': signature } = webhookHeaders(`whsec_${secret.toString('base64')}`, {
      id: 'a',
      timestamp: 1,
      body,
    });
    const expected = createHmac('sha256', secret)
      .update(Buffer.from(`a.1.${body}`, 'utf8'))
      .digest('base64');
    expect(signature).toBe(`v1,${expected}`);
  });
});

describe('what a portal is told', () => {
  it('is a CloudEvent whose id is the same however often it is made', () => {
    const [event] = last(accepted());
    expect(event).toEqual({
      specversion: '1.0',
      id: `${code}.3.1`,
      source: '/v1/dossiers',
      type: 'vn.gov.motcua.dossier.accepted.v1',
      subject: code,
      time: local('2026-03-02 09:00'),
      datacontenttype: 'application/json',
      sequence: '000003',
      data: {
        dossier: code,
        clock: { receivedAt: local('2026-03-02 09:00'), dueAt: local('2026-03-05 17:30') },
      },
    });
    expect(last(accepted())).toEqual([event]);
  });

  it('says of each change what the portal needs to act on it', () => {
    expect(last(awaiting())[0]?.data).toEqual({
      dossier: code,
      request: {
        reason: 'Thiếu trích lục',
        components: ['divorce-or-death-record'],
        until: local('2026-04-01 10:00'),
      },
    });
    const lapsed = go(awaiting(), [[{ type: 'wake' }, system, local('2026-04-01 10:00')]]);
    expect(last(lapsed)[0]?.data).toMatchObject({ as: 'lapsed' });
    expect(last(resolved())[0]?.data).toEqual({ dossier: code, file: 'r1' });
    expect(last(refused())[0]?.data).toEqual({
      dossier: code,
      as: 'refused',
      reason: 'Không thuộc thẩm quyền',
    });
    expect(last(returned())[0]?.data).toEqual({ dossier: code, as: 'returned' });
    const bad = go(begin(), [
      [{ type: 'inspect', file: 'f1', problem: 'damaged' }, system, local('2026-03-02 08:10')],
    ]);
    expect(last(bad)[0]?.data).toEqual({ dossier: code, file: 'f1', problem: 'damaged' });
  });

  it('says of a supplement what was written for the applicant', () => {
    const asked = completed(accepted(), 'supplement', {
      reason: 'Hồ sơ chưa đủ',
      items: [{ component: 'divorce-or-death-record', fault: 'missing', detail: 'Thiếu trang 2' }],
      contact: { name: 'Chị Hoa', phone: '0274 1234567' },
    });
    const story = go(accepted(), [[asked, specialist, local('2026-03-02 10:00')]]);
    expect(last(story)[0]?.data).toEqual({
      dossier: code,
      request: {
        reason: 'Hồ sơ chưa đủ',
        components: ['divorce-or-death-record'],
        until: local('2026-04-01 10:00'),
        items: [{ component: 'divorce-or-death-record', fault: 'missing', detail: 'Thiếu trang 2' }],
        contact: { name: 'Chị Hoa', phone: '0274 1234567' },
      },
    });
  });

  it('says of a new appointment the old one and the reason', () => {
    const command = {
      type: 'apologise',
      task: 2,
      reason: 'Chờ xác minh',
      until: { at: local('2026-03-20 17:30') },
    } as const;
    const [event] = last(signedLetter(accepted(), [command, specialist, local('2026-03-02 15:00')]));
    expect(event?.type).toBe('vn.gov.motcua.dossier.reappointed.v1');
    expect(event?.data).toEqual({
      dossier: code,
      reason: 'Chờ xác minh',
      before: local('2026-03-05 17:30'),
      dueAt: local('2026-03-20 17:30'),
    });
  });

  it('says of a re-dating the old times and the new ones, and not why they moved', () => {
    const rules = { calendar: proclaiming(calendar) };
    const story = go(accepted(), [[{ type: 'redate' }, system, local('2026-03-03 08:00')]], rules);
    expect(last(story)[0]?.data).toMatchObject({
      dossier: code,
      due: { before: local('2026-03-05 17:30'), after: local('2026-03-06 17:30') },
    });
    expect(Object.keys(last(story)[0]?.data ?? {}).toSorted()).toEqual(['dossier', 'due']);
  });

  it('carries the token of a result that was made here, by which anybody checks it', () => {
    const rules = { procedure: { ...procedure, result: { ...procedure.result, template: 'a-template' } } };
    const ordered = go(
      approved(),
      [[completed(approved(), 'issue'), clerk, local('2026-03-03 10:00')]],
      rules,
    );
    const made = { type: 'record-result', file: resultFile('r1'), pages: 1, token: 'A1B2' } as const;
    const [event] = last(go(ordered, [[made, system, local('2026-03-03 10:01')]], rules));
    expect(event?.data).toEqual({ dossier: code, file: 'r1', token: 'A1B2' });
  });

  it('says who is competent instead, and by what law a dossier was stopped', () => {
    const guidance = { agency: 'UBND phường Bình Minh', text: 'Nộp tại nơi cư trú' };
    const elsewhere = completed(submitted(), 'refuse', { reason: 'Không thuộc thẩm quyền', guidance });
    const refusal = go(submitted(), [[elsewhere, reception, local('2026-03-02 09:00')]]);
    expect(last(refusal)[0]?.data).toMatchObject({ guidance });
    const stop = completed(accepted(), 'stop', { reason: 'Đã có', basis: 'Luật Hộ tịch' });
    const stopped = signedLetter(accepted(), [stop, specialist, local('2026-03-02 14:00')]);
    expect(last(stopped)[0]?.data).toMatchObject({ as: 'stopped', basis: 'Luật Hộ tịch' });
  });

  it('keeps to itself who the applicant is, where the package lies, and who did it', () => {
    const story = go(returned(), [[sealing, system, local('2026-03-05 08:00')]]);
    const sent = JSON.stringify(story.entries.flatMap(cloudEventsOf));
    for (const secret of ['NGUYỄN VĂN A', '001099000001', 'tiep-nhan', '.zip', 'calendar'])
      expect(sent).not.toContain(secret);
    expect(last(story)[0]?.data).toEqual({ dossier: code });
  });

  it('is well formed, of each entry of a whole life', () => {
    for (const event of returned().entries.flatMap(cloudEventsOf))
      expect(CloudEvent.parse(event)).toEqual(event);
  });
});
