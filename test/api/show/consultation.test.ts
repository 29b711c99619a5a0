import { describe, expect, it } from 'vitest';
import { askedAbout, consultationViews } from '#shared/api/show/consultation.ts';
import { viewOf } from '#shared/api/show/dossier.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import {
  auditor,
  calendar,
  completed,
  declared,
  go,
  leader,
  local,
  manager,
  officer,
  open,
  procedure,
  reception,
  resultFile,
  type Story,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { charging, handedIn } from '#test/fee/paying.ts';

const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const at = local('2026-03-02 10:00');

/** A paid dossier with a file for each of two components, about one of which H00.02 is asked, and H00.03 about all. */
function asked(): Story {
  const files = [declared('f1'), declared('f2', { component: 'divorce-or-death-record' })];
  const delivery = { by: 'post', address: 'Tổ 3', phone: '0900000001' } as const;
  const rules = charging();
  const story = go(
    handedIn(rules, { files, delivery }),
    [[{ type: 'inspect', file: 'f2', pages: 1 }, system, local('2026-03-02 08:06')]],
    rules,
  );
  const accepted = go(story, [[completed(story, 'accept'), reception, local('2026-03-02 09:00')]], rules);
  const ask = (unit: string, components: string[] | undefined) =>
    ({
      type: 'consult',
      task: open(accepted).task.no,
      unit,
      question: `Hỏi ${unit}`,
      until: { limit: { value: 1, unit: 'WORKING_DAY' } },
      components,
    }) as const;
  return go(
    accepted,
    [
      [ask('H00.02', ['declaration']), specialist, at],
      [ask('H00.03', undefined), specialist, at],
    ],
    rules,
  );
}

const seen = (dossier: Dossier) => ({
  files: dossier.files.map(({ id }) => id),
  questions: consultationViews(dossier).map(({ question }) => question),
});

describe('a unit that is asked about a dossier', () => {
  it('sees its own question, and the papers that it names', () => {
    expect(seen(askedAbout(asked().dossier, neighbour))).toEqual({
      files: ['f1'],
      questions: ['Hỏi H00.02'],
    });
  });

  it('sees all papers where the question names none', () => {
    const other = officer('chuyen-vien.khac', 'specialist', 'H00.03');
    expect(seen(askedAbout(asked().dossier, other))).toEqual({
      files: ['f1', 'f2'],
      questions: ['Hỏi H00.03'],
    });
  });

  it('sees nothing where it is asked nothing', () => {
    const other = officer('chuyen-vien.khac', 'specialist', 'H00.04');
    expect(seen(askedAbout(asked().dossier, other))).toEqual({ files: [], questions: [] });
  });

  it('sees opinions, and no result, printed paper or written request', () => {
    const story = asked();
    const { no: task } = open(story).task;
    const rules = charging();
    const more = go(
      story,
      [
        [{ type: 'declare-opinion', task, consultation: 1, files: [resultFile('o1')] }, neighbour, at],
        [{ type: 'declare-result', task, files: [resultFile('r1')] }, specialist, at],
        [{ type: 'withdraw', reason: 'Đổi ý', file: resultFile('w1') }, reception, at],
      ],
      rules,
    );
    expect(more.dossier.files.map(({ id }) => id)).toEqual(['f1', 'f2', 'o1', 'r1', 'w1']);
    expect(seen(askedAbout(more.dossier, neighbour)).files).toEqual(['f1', 'o1']);
  });

  it('sees neither the money nor where the result goes', () => {
    const view = viewOf(askedAbout(asked().dossier, neighbour), { procedure, calendar });
    expect(view.payment).toBeUndefined();
    expect(view.delivery).toEqual({ by: 'electronic', state: 'pending' });
  });

  it('sees of a request for papers what is about those that it was asked about', () => {
    const story = asked();
    const items = [
      { component: 'declaration', fault: 'wrong', detail: 'Thiếu chữ ký' },
      { component: 'divorce-or-death-record', fault: 'missing', detail: 'Thiếu trang 2' },
    ];
    const contact = { name: 'Chị Hoa' };
    const ask = completed(story, 'supplement', { reason: 'Chưa đủ', items, contact });
    const waiting = go(story, [[ask, specialist, at]], charging());
    const view = viewOf(askedAbout(waiting.dossier, neighbour), { procedure, calendar });
    expect(view.supplementRequest).toMatchObject({ components: ['declaration'], items: [items[0]] });
    expect(view.supplementRequest).not.toHaveProperty('contact');
  });
});

describe('whoever sees a dossier whole', () => {
  it.each([manager, auditor])('is shown all of it: %j', (caller) => {
    const { dossier } = asked();
    expect(askedAbout(dossier, caller)).toBe(dossier);
  });

  it('is shown a dossier that is not open as it is', () => {
    const { dossier } = handedIn();
    const closed = go({ dossier, entries: [] }, [
      [{ type: 'withdraw', reason: 'x' }, reception, local('2026-03-02 09:00')],
    ]);
    expect(askedAbout(closed.dossier, leader)).toBe(closed.dossier);
  });
});

describe('a question that was answered', () => {
  it('is shown with its answer, its holder and its times in the offset of Việt Nam', () => {
    const story = asked();
    const { no: task } = open(story).task;
    const named = { task, consultation: 1 } as const;
    const answered = go(
      story,
      [
        [{ type: 'claim-consultation', ...named }, neighbour, local('2026-03-02 11:00')],
        [
          { type: 'answer-consultation', ...named, opinion: 'agree', text: 'Không.' },
          neighbour,
          local('2026-03-02 11:30'),
        ],
      ],
      charging(),
    );
    const [first, second] = consultationViews(answered.dossier);
    const common = { askedAt: '2026-03-02T10:00:00+07:00', dueAt: '2026-03-03T17:30:00+07:00' };
    const id = `${answered.dossier.code}~${task}`;
    expect(first).toEqual({
      ...common,
      id: `${id}.1`,
      unit: 'H00.02',
      question: 'Hỏi H00.02',
      components: ['declaration'],
      state: 'answered',
      holder: neighbour.id,
      answer: { opinion: 'agree', text: 'Không.', by: neighbour.id, at: '2026-03-02T11:30:00+07:00' },
    });
    expect(second).toEqual({
      ...common,
      id: `${id}.2`,
      unit: 'H00.03',
      question: 'Hỏi H00.03',
      components: [],
      state: 'open',
    });
  });
});
