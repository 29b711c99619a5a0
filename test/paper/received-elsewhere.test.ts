import { describe, expect, it } from 'vitest';
import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import type { FormId } from '#shared/form/official-form.ts';
import type { PaperContent } from '#shared/paper/content.ts';
import { sourceOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import {
  application,
  begin,
  completed,
  go,
  local,
  maritalStatus,
  reception,
  receptionElsewhere,
  type Story,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';

const received = { unit: 'H00.01', receivedBy: 'H00.02', channel: 'desk' } as const;
const rulesOf = (procedure: Procedure) => ({
  procedure: workflowOf({ ...procedure, fees: undefined }, received, local('2026-03-02 15:30')),
});
const rules = rulesOf(maritalStatus);

const doing = (
  story: Story,
  outcome: string,
  by: typeof reception | typeof specialist,
  at: string,
  rest: object = {},
) =>
  go(story, [[{ ...completed(story, outcome), ...rest }, { ...by, roles: [...by.roles] }, local(at)]], rules);

function atTheDesk(under = rules): Story {
  const draft = begin(application(received), receptionElsewhere, local('2026-03-02 15:30'), under);
  return go(draft, [[{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 15:31')]], under);
}

const desk = { ...receptionElsewhere, roles: ['reception' as const] };
const because = { reason: 'Thiếu trích lục', components: ['declaration'] };

function paperOf({ dossier, entries }: Story, form: FormId, { procedure } = rules): PaperContent {
  const paper = dossier.papers?.findLast((one) => one.form === form);
  if (paper === undefined) throw new Error(`no ${form} is due`);
  return writePaper(
    sourceOf(entries, paper, { procedure, units: records.units, officers: records.officers }),
  );
}

const linesOf = ({ blocks }: PaperContent) =>
  blocks.flatMap((block) => ('runs' in block ? [block.runs.map(({ text }) => text).join('')] : []));

describe('papers of a dossier that another unit’s desk received', () => {
  it('are that desk’s while it has the dossier: the receipt says for whom, and where the result is given out', () => {
    const receipt = paperOf(doing(atTheDesk(), 'accept', desk, '2026-03-02 15:45'), 'receipt');
    expect(receipt.heading).toMatchObject({
      unit: 'Ủy ban nhân dân phường Bình Minh',
      authority: 'Ủy ban nhân dân tỉnh (dữ liệu mẫu)',
      place: 'Bình Minh',
    });
    expect(linesOf(receipt)).toEqual(
      expect.arrayContaining([
        'Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công phường Bình Minh',
        'Cơ quan giải quyết: Ủy ban nhân dân phường An Bình',
        'Đăng ký nhận kết quả: Trực tiếp tại Trung tâm Phục vụ hành chính công phường Bình Minh',
      ]),
    );
    expect(linesOf(receipt).join()).not.toContain('Thời hạn tính từ khi');
    const asked = paperOf(
      doing(atTheDesk(), 'supplement', desk, '2026-03-02 15:45', because),
      'supplement-request',
    );
    expect(asked.heading.unit).toBe('Ủy ban nhân dân phường Bình Minh');
    const declined = paperOf(doing(atTheDesk(), 'refuse', desk, '2026-03-02 15:45', because), 'refusal');
    expect(declined.heading.unit).toBe('Ủy ban nhân dân phường Bình Minh');
    expect(linesOf(declined).join()).toContain('Qua xem xét, Ủy ban nhân dân phường Bình Minh thông báo');
  });

  it('are the resolving unit’s once that has it', () => {
    const given = doing(
      doing(atTheDesk(), 'accept', desk, '2026-03-02 15:45'),
      'forward',
      desk,
      '2026-03-03 08:00',
    );
    const taken = doing(given, 'receive-forwarded', reception, '2026-03-03 09:00');
    const asked = paperOf(
      doing(taken, 'supplement', specialist, '2026-03-03 10:00', because),
      'supplement-request',
    );
    expect(asked.heading.unit).toBe('Ủy ban nhân dân phường An Bình');
  });

  it('say what the appointment rests on where the limit runs from the hand-over', () => {
    const basis = 'Nghị định 99/2022/NĐ-CP, Điều 16';
    const clock = { ...maritalStatus.clock, runsFrom: { receiptBy: 'resolving-unit' as const, basis } };
    const under = rulesOf({ ...maritalStatus, clock });
    const story = atTheDesk(under);
    const accepted = go(story, [[completed(story, 'accept'), desk, local('2026-03-02 15:45')]], under);
    expect(linesOf(paperOf(accepted, 'receipt', under)).join('\n')).toMatch(
      /Thời hạn tính từ khi cơ quan giải quyết nhận hồ sơ, muộn nhất: .*03.*2026.* \(Nghị định 99\/2022\/NĐ-CP, Điều 16\)/,
    );
  });
});
