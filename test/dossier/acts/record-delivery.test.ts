import { describe, expect, it } from 'vitest';
import { viewOf } from '#shared/api/show/dossier.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { DeliveryReport, DeliveryWish } from '#shared/dossier/delivery.ts';
import {
  application,
  begin,
  calendar,
  clerk,
  completed,
  eventsOf,
  go,
  leader,
  local,
  open,
  otherPortal,
  portal,
  procedure,
  reception,
  refusalOf,
  resolved,
  resultFile,
  type Story,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const byPost: DeliveryWish = { by: 'post', address: 'Số 5, Tổ 3, phường An Bình' };
const at = '2026-03-03 14:00';
const authorisation = 'Giấy ủy quyền ngày 01/03/2026';
const sent: DeliveryReport = { state: 'sent', carrier: 'Bưu điện Việt Nam', tracking: 'RR123456789VN' };
const arrived: DeliveryReport = { state: 'delivered', receiver: 'Trần Thị B', tracking: 'RR123456789VN' };
const missed: DeliveryReport = { state: 'failed', reason: 'Không có người nhận', tracking: 'RR123456789VN' };
const report = (one: DeliveryReport): DossierCommand => ({ type: 'record-delivery', report: one });
const reported = (story: Story, ...reports: DeliveryReport[]) =>
  go(
    story,
    reports.map((one) => [report(one), system, local(at)]),
  );
const line = ({ dossier }: Pick<Story, 'dossier'>) => viewOf(dossier, { procedure, calendar }).delivery;

/** A dossier whose result waits at the desk; the applicant wished it so. */
const resolvedWith = (delivery: DeliveryWish) => resolvedFrom(begin(application({ delivery })));

function resolvedFrom(begun: Story) {
  let story = go(begun, [[{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')]]);
  for (const [outcome, by, hour] of [
    ['accept', reception, '2026-03-02 09:00'],
    ['advance', specialist, '2026-03-02 14:00'],
    ['approve', leader, '2026-03-03 09:00'],
  ] as const)
    story = go(story, [[completed(story, outcome), by, local(hour)]]);
  story = go(story, [
    [
      { type: 'declare-result', task: open(story).task.no, files: [resultFile('r1')] },
      clerk,
      local('2026-03-03 10:00'),
    ],
    [{ type: 'inspect', file: 'r1', pages: 1 }, system, local('2026-03-03 10:01')],
  ]);
  return go(story, [[completed(story, 'issue', { result: 'r1' }), clerk, local('2026-03-03 10:05')]]);
}

describe('a dossier whose applicant said nothing of the delivery', () => {
  it('brings the result as is usual for the channel, and keeps nothing of it', () => {
    expect(line(submitted())).toEqual({ by: 'electronic', state: 'pending' });
    expect(line(resolved())).toEqual({ by: 'electronic', state: 'ready' });
    expect(resolved().dossier).not.toHaveProperty('delivery');
  });

  it('is returned without a word of who came', () => {
    const story = resolved();
    expect(eventsOf(story, completed(story, 'return'), reception, at).map(({ type }) => type)).toEqual([
      'task.completed',
      'dossier.closed',
    ]);
  });
});

describe('a dossier that was handed in at the desk, whose applicant said nothing of the delivery', () => {
  const story = resolvedFrom(begin(application({ channel: 'desk' }), reception));

  it('is returned to somebody who is named', () => {
    expect(refusalOf(story, completed(story, 'return'), reception, at)).toBe('receiver-required');
    const given = completed(story, 'return', { handover: { receiver: 'Trần Thị B', authorisation } });
    expect(line(go(story, [[given, reception, local(at)]]))).toMatchObject({
      by: 'desk',
      state: 'delivered',
    });
  });
});

describe('a result that is fetched at the desk', () => {
  const story = resolvedWith({ by: 'desk' });
  const handover = {
    receiver: 'Trần Thị B',
    authorisation,
    identity: { kind: 'identity-card', number: '001099000002' },
  };

  it.each([
    ['nothing is said', undefined],
    ['an empty hand-over is sent', {}],
    ['only a paper is named', { proof: 'f1' }],
  ])('is given to nobody unnamed: %s', (_, nobody) => {
    expect(refusalOf(story, completed(story, 'return', { handover: nobody }), reception, at)).toBe(
      'receiver-required',
    );
    expect(refusalOf(story, report({ state: 'delivered', ...nobody }), reception, at)).toBe(
      'receiver-required',
    );
  });

  it('is recorded with its receiver, the identity shown and the authorisation', () => {
    const given = handover;
    const done = go(story, [[completed(story, 'return', { handover: given }), reception, local(at)]]);
    expect(line(done)).toEqual({ by: 'desk', state: 'delivered', at: '2026-03-03T14:00:00+07:00', ...given });
    expect(done.dossier.status).toBe('returned');
  });

  it('goes to a proxy who shows the authority, now or when the dossier was handed in', () => {
    const toAnother = completed(story, 'return', { handover: { receiver: 'Trần Thị B' } });
    expect(refusalOf(story, toAnother, reception, at)).toBe('authority-required');
    expect(refusalOf(story, report({ state: 'delivered', receiver: 'Trần Thị B' }), reception, at)).toBe(
      'authority-required',
    );
    const own = completed(story, 'return', { handover: { receiver: 'Nguyễn Văn A' } });
    expect(refusalOf(story, own, reception, at)).toBeUndefined();
    const filed = resolvedFrom(
      begin(
        application({
          delivery: { by: 'desk' },
          submitter: { kind: 'citizen', name: 'TRẦN THỊ B' },
          authority: { ground: 'authorised', document: authorisation },
        }),
      ),
    );
    const again = completed(filed, 'return', { handover: { receiver: 'Trần Thị B' } });
    expect(refusalOf(filed, again, reception, at)).toBeUndefined();
    const stranger = completed(filed, 'return', { handover: { receiver: 'Lê Văn C' } });
    expect(refusalOf(filed, stranger, reception, at)).toBe('authority-required');
  });

  it('is shown by no file that the dossier does not have', () => {
    const wrong = completed(story, 'return', { handover: { ...handover, proof: 'none' } });
    expect(refusalOf(story, wrong, reception, at)).toBe('unknown-file');
    const right = completed(story, 'return', { handover: { ...handover, proof: 'f1' } });
    expect(refusalOf(story, right, reception, at)).toBeUndefined();
  });
});

describe('a result that goes by post', () => {
  const story = resolvedWith(byPost);

  it('keeps the dossier open until it has arrived', () => {
    expect(line(story)).toEqual({ ...byPost, state: 'ready' });
    expect(refusalOf(story, completed(story, 'return'), reception, at)).toBe('not-delivered');
    const away = reported(story, sent);
    expect(line(away)).toMatchObject({ state: 'sent', carrier: 'Bưu điện Việt Nam', by: 'post' });
    expect(refusalOf(away, completed(away, 'return'), reception, at)).toBe('not-delivered');
  });

  it('lets the task wait ten days, and then reports it', () => {
    const away = reported(story, sent);
    const due = '2026-03-13 14:00';
    expect(open(away).task.dueAt).toBe(local(due));
    expect(eventsOf(away, { type: 'wake' }, system, '2026-03-13 13:59')).toEqual([]);
    expect(eventsOf(away, { type: 'wake' }, system, due)).toEqual([{ type: 'task.overdue', no: 5 }]);
  });

  it('ends the dossier by the carrier’s word, with its proof', () => {
    const done = reported(story, sent, arrived);
    expect(done.dossier.status).toBe('returned');
    expect(line(done)).toMatchObject({
      state: 'delivered',
      by: 'post',
      receiver: 'Trần Thị B',
      tracking: 'RR123456789VN',
    });
  });

  it('may come back, and be sent again or fetched', () => {
    const back = reported(story, sent, missed);
    expect(line(back)).toMatchObject({ state: 'failed', reason: 'Không có người nhận' });
    const again = reported(back, { ...sent, tracking: 'RR2' });
    expect(line(again)).toMatchObject({ state: 'sent', tracking: 'RR2' });
    const fetched = completed(back, 'return', { handover: { receiver: 'Nguyễn Văn A' } });
    expect(line(go(back, [[fetched, reception, local(at)]]))).toMatchObject({ by: 'desk' });
  });

  it.each([
    ['before it was sent', story],
    ['on its way', reported(story, sent)],
  ])('is not delivered by the desk’s word alone, %s', (_, waiting) => {
    const tracking = 'RR123456789VN';
    const receiver = 'Trần Thị B';
    const code = (handover: object) =>
      refusalOf(waiting, completed(waiting, 'return', { handover }), reception, at);
    expect(code({})).toBe('receiver-required');
    expect(code({ tracking })).toBe('receiver-required');
    expect(code({ proof: 'f1' })).toBe('receiver-required');
    expect(code({ receiver, tracking })).toBe('not-delivered');
    expect(code({ receiver, tracking, proof: 'none' })).toBe('unknown-file');
    const proven = completed(waiting, 'return', { handover: { receiver, tracking, proof: 'f1' } });
    expect(line(go(waiting, [[proven, reception, local(at)]]))).toMatchObject({ by: 'post', receiver });
  });

  it('that is fetched before it was sent is proven by a paper, and was given at the desk', () => {
    const fetched = completed(story, 'return', { handover: { receiver: 'Nguyễn Văn A', proof: 'f1' } });
    expect(line(go(story, [[fetched, reception, local(at)]]))).toMatchObject({ by: 'desk' });
  });

  it('is told of once, however often the carrier tells it', () => {
    expect(eventsOf(reported(story, sent), report(sent), system, at)).toEqual([]);
    expect(eventsOf(reported(story, sent, missed), report(missed), system, at)).toEqual([]);
  });

  it('is believed in what was told first', () => {
    const other = { ...sent, carrier: 'Hãng khác' };
    expect(refusalOf(reported(story, sent), report(other), system, at)).toBe('contradiction');
    const late = { ...missed, reason: 'Từ chối nhận' };
    expect(refusalOf(reported(story, sent, missed), report(late), system, at)).toBe('contradiction');
  });

  it('has not failed before it was sent', () => {
    expect(refusalOf(story, report(missed), system, at)).toBe('not-sent');
  });
});

describe('a result that comes through the portal', () => {
  it('is delivered when it is returned', () => {
    const story = resolvedWith({ by: 'electronic' });
    const done = go(story, [[completed(story, 'return'), reception, local(at)]]);
    expect(line(done)).toEqual({ by: 'electronic', state: 'delivered', at: '2026-03-03T14:00:00+07:00' });
  });
});

describe('a delivery', () => {
  it('is reported by the desk of the unit or the carrier, and by nobody else', () => {
    const story = resolvedWith(byPost);
    for (const by of [specialist, clerk, leader, portal, otherPortal])
      expect(refusalOf(story, report(sent), by, at)).toBe('wrong-role');
    expect(refusalOf(story, report(sent), reception, at)).toBeUndefined();
  });

  it('is not reported before there is a result, nor after the dossier is closed', () => {
    expect(refusalOf(submitted(), report(sent), reception, at)).toBe('not-resolved');
    const done = reported(resolvedWith(byPost), sent, arrived);
    expect(refusalOf(done, report(arrived), system, at)).toBe('dossier-closed');
  });

  it('has no state where the dossier ended without a result', () => {
    const away = go(submitted(), [[{ type: 'withdraw', reason: 'Đổi ý' }, portal, local(at)]]);
    expect(line(away)).toBeUndefined();
  });
});
