import { describe, expect, it } from 'vitest';
import { viewOf } from '#shared/api/show/dossier.ts';
import { taskItemOf } from '#shared/api/show/task-item.ts';
import { DossierView } from '#shared/api/views/dossier.ts';
import { taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import {
  accepted,
  application,
  awaiting,
  begin,
  calendar,
  code,
  completed,
  declared,
  go,
  local,
  open,
  portal,
  procedure,
  reception,
  refused,
  returned,
  type Story,
  sealing,
  specialist,
  submitted,
  system,
} from '#test/dossier/fixtures.ts';

const view = ({ dossier }: Story) => DossierView.parse(viewOf(dossier, { procedure, calendar }));

describe('the view of a draft', () => {
  it('says until when its files may come, in the time of Việt Nam', () => {
    expect(view(begin())).toMatchObject({
      code,
      status: 'draft',
      statusName: { vi: 'Chờ tải tệp', en: 'Waiting for its files' },
      expiresAt: '2026-03-03T08:00:00+07:00',
      procedure: { code: '1.004873', version: 1, name: procedure.name },
      sealed: false,
    });
    for (const absent of ['nationalStatus', 'deadline', 'receipt', 'task', 'submittedAt']) {
      expect(view(begin())).not.toHaveProperty(absent);
    }
  });
});

describe('the view of a submitted dossier', () => {
  it('shows the task with the outcomes that it allows, and no deadline yet', () => {
    expect(view(submitted())).toMatchObject({
      nationalStatus: 1,
      submittedAt: '2026-03-02T08:05:00+07:00',
      task: {
        id: `${code}~1`,
        step: { id: 'reception', name: { vi: 'Tiếp nhận hồ sơ' } },
        dueAt: '2026-03-02T14:05:00+07:00',
        outcomes: [{ effect: 'accept' }, { effect: 'supplement' }, { effect: 'refuse' }],
      },
    });
    expect(view(submitted())).not.toHaveProperty('deadline');
  });
});

describe('the view of an accepted dossier', () => {
  it('explains its deadline in both languages, by the rule and the days', () => {
    const { deadline } = view(accepted());
    expect(deadline).toMatchObject({
      receivedAt: '2026-03-02T09:00:00+07:00',
      dueAt: '2026-03-05T17:30:00+07:00',
      explanation: { daysCounted: 3, calendar: { id: 'vn-gov' }, rule: { start: 'next-day' } },
    });
    expect(deadline?.text.vi).toContain('3 ngày làm việc');
    expect(deadline?.text.en).toContain('3 working days');
  });

  it('carries the receipt with the appointment', () => {
    expect(view(accepted()).receipt).toEqual({
      code,
      unit: 'H00.01',
      procedure: { code: '1.004873', name: procedure.name },
      applicantName: 'NGUYỄN VĂN A',
      channel: 'online',
      components: [{ id: 'declaration', name: procedure.components[0]?.name, files: 1 }],
      receivedAt: '2026-03-02T09:00:00+07:00',
      appointment: '2026-03-05T17:30:00+07:00',
    });
  });

  it('says on the receipt who handed it in for the applicant, and by what', () => {
    const filed = go(
      begin(
        application({
          submitter: { kind: 'citizen', name: 'TRẦN THỊ B' },
          authority: { ground: 'parent' },
        }),
      ),
      [
        [{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')],
        [{ type: 'complete', task: 1, outcome: 'accept' }, reception, local('2026-03-02 09:00')],
      ],
    );
    expect(view(filed).receipt?.filedBy).toEqual({ name: 'TRẦN THỊ B', ground: 'parent' });
    const withdrawn = go(filed, [[{ type: 'withdraw', reason: 'Đổi ý' }, portal, local('2026-03-02 10:00')]]);
    expect(view(withdrawn).receipt?.filedBy?.name).toBe('TRẦN THỊ B');
  });

  it('shows who holds the task', () => {
    const held = go(accepted(), [[{ type: 'claim', task: 2 }, specialist, local('2026-03-02 09:05')]]);
    expect(view(held).task?.holder).toBe(specialist.id);
  });
});

describe('the view of a dossier that waits', () => {
  it('says what is asked for, until when, and that the clock stands still', () => {
    expect(view(awaiting())).toMatchObject({
      nationalStatus: 5,
      supplementRequest: {
        reason: 'Thiếu trích lục',
        components: ['divorce-or-death-record'],
        until: '2026-04-01T10:00:00+07:00',
      },
      deadline: { pausedSince: '2026-03-02T10:00:00+07:00' },
    });
  });

  it('shows all that was written for the applicant, but for who wrote it', () => {
    const items = [{ component: 'divorce-or-death-record', fault: 'missing', detail: 'Thiếu trang 2' }];
    const contact = { name: 'Chị Hoa', phone: '0274 1234567' };
    const asked = completed(accepted(), 'supplement', { reason: 'Chưa đủ', items, contact });
    expect(view(go(accepted(), [[asked, specialist, local('2026-03-02 10:00')]])).supplementRequest).toEqual({
      reason: 'Chưa đủ',
      components: ['divorce-or-death-record'],
      at: '2026-03-02T10:00:00+07:00',
      until: '2026-04-01T10:00:00+07:00',
      noticeBy: '2026-03-05T17:30:00+07:00',
      late: false,
      items,
      contact,
    });
  });

  it('explains afterwards why the due has moved', () => {
    const ended = go(awaiting([]), [
      [{ type: 'supplement', files: [], note: 'x' }, portal, local('2026-03-03 10:30')],
    ]);
    const { deadline, receipt } = view(ended);
    expect(deadline?.dueAt).toBe('2026-03-06T17:30:00+07:00');
    expect(deadline?.explanation.pauses).toMatchObject([{ reason: 'Thiếu trích lục', effect: 'restart' }]);
    expect(deadline?.text.vi).toContain(
      'Thiếu trích lục; Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4, được áp dụng tiếp dưới Nghị định 118/2025/NĐ-CP)',
    );
    expect(receipt?.appointment).toBe(deadline?.dueAt);
  });

  it('counts only papers that have come on the receipt', () => {
    const files = [declared('s1', { component: 'divorce-or-death-record' })];
    const announced = go(awaiting(), [[{ type: 'supplement', files }, portal, local('2026-03-03 10:00')]]);
    expect(view(announced).receipt?.components.map(({ id }) => id)).toEqual(['declaration']);
  });
});

describe('the view of a closed dossier', () => {
  it('says how and when it ended, and whether it lies in the archive', () => {
    expect(view(refused())).toMatchObject({
      nationalStatus: 3,
      reason: 'Không thuộc thẩm quyền',
      closedAt: '2026-03-02T09:00:00+07:00',
      sealed: false,
    });
    expect(view(returned())).toMatchObject({ result: { fileId: 'r1', at: '2026-03-03T10:05:00+07:00' } });
    expect(view(go(returned(), [[sealing, system, local('2026-03-04 10:00')]])).sealed).toBe(true);
  });
});

describe('a line of the work list', () => {
  const reference = { procedure: async () => procedure };

  it('shows the step, its due time and the appointment', async () => {
    expect(await taskItemOf(reference, taskLineOf(open(accepted())))).toEqual({
      id: `${code}~2`,
      version: 3,
      changedAt: '2026-03-02T09:00:00+07:00',
      step: { id: 'appraisal', name: procedure.steps[1]?.name },
      role: 'specialist',
      unit: 'H00.01',
      openedAt: '2026-03-02T09:00:00+07:00',
      dueAt: '2026-03-03T09:00:00+07:00',
      warned: false,
      overdue: false,
      dossier: {
        code,
        status: 'accepted',
        procedure: { code: '1.004873', name: procedure.name },
        applicantName: 'NGUYỄN VĂN A',
        channel: 'online',
        submittedAt: '2026-03-02T08:05:00+07:00',
        dueAt: '2026-03-05T17:30:00+07:00',
      },
    });
  });

  it('has no appointment before acceptance', async () => {
    expect((await taskItemOf(reference, taskLineOf(open(submitted())))).dossier).not.toHaveProperty('dueAt');
  });
});
