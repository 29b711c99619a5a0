import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import type { FormId } from '#shared/form/official-form.ts';
import type { PaperContent } from '#shared/paper/content.ts';
import { followUpBook } from '#shared/paper/follow-up-book.ts';
import { paperNumber, seriesOf } from '#shared/paper/number.ts';
import { sourceOf, unitOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { orderIn, orderOf } from '#shared/result/order.ts';
import { resultPaper } from '#shared/result/result-paper.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  application,
  begin,
  clerk,
  completed,
  decidingLetter,
  deputy,
  go,
  leader,
  local,
  maritalStatus,
  open,
  portal,
  reception,
  resultFile,
  type Story,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';
import { shippedTemplates } from '#test/result/shipped.ts';

/** The procedure as it is shipped: with its official papers. */
export const rules = { procedure: maritalStatus };

export const act = (story: Story, command: DossierCommand, by: Caller, at: string) =>
  go(story, [[command, by, local(at)]], rules);

export const decided = (story: Story, outcome: string, by: Caller, at: string, rest: object = {}) =>
  act(story, completed(story, outcome, rest), by, at);

const applicant = {
  kind: 'citizen',
  name: 'NGUYỄN THỊ PHƯỢNG UYÊN',
  identifier: '001099000001',
  address: 'Số 12, ngõ 34 đường Nguyễn Trãi, phường An Bình',
  phone: '0900 000 001',
  email: 'phuong.uyen@example.vn',
} as const;

export const submitted = (draft: Parameters<typeof application>[0] = { applicant }) =>
  act(
    begin(application(draft), portal, local('2026-03-02 08:00'), rules),
    { type: 'inspect', file: 'f1', pages: 1 },
    system,
    '2026-03-02 08:05',
  );

export const accepted = (draft?: Parameters<typeof application>[0]) =>
  decided(submitted(draft), 'accept', reception, '2026-03-02 09:00');

export const awaiting = (reason = 'Trích lục bản án ly hôn chưa có chữ ký và con dấu của Tòa án') =>
  decided(accepted(), 'supplement', specialist, '2026-03-02 10:00', {
    reason,
    components: ['divorce-or-death-record'],
  });

export const refused = () =>
  decided(submitted(), 'refuse', reception, '2026-03-02 09:00', {
    reason: 'Người yêu cầu không thường trú tại phường; hồ sơ không thuộc thẩm quyền giải quyết',
  });

/** Drafted by the specialist at ten, and signed at eleven. */
function letter(command: DossierCommand, signer: Caller): Story {
  const drafted = act(accepted(), command, specialist, '2026-03-03 10:00');
  return act(drafted, decidingLetter(drafted), signer, '2026-03-03 11:00');
}

export const stopped = () =>
  letter(
    completed(accepted(), 'stop', {
      reason: 'Người yêu cầu đề nghị dừng để bổ sung bản án đang kháng cáo',
      basis: 'Nghị định 118/2025/NĐ-CP',
    }),
    leader,
  );

/** Declined after appraisal. */
export const declined = () =>
  letter(
    completed(accepted(), 'decline', {
      reason: 'Người yêu cầu đang có quan hệ hôn nhân theo Cơ sở dữ liệu hộ tịch điện tử',
      basis: 'Luật Hộ tịch 2014',
    }),
    leader,
  );

export const reappointed = () =>
  letter(
    {
      type: 'apologise',
      task: open(accepted()).task.no,
      reason: 'Cơ quan phối hợp chưa trả lời kết quả xác minh tình trạng hôn nhân ở nơi cư trú trước đây',
      until: { limit: { value: 2, unit: 'WORKING_DAY' } },
    },
    deputy,
  );

export const returned = () => {
  const advanced = decided(accepted(), 'advance', specialist, '2026-03-02 14:00');
  const approved = decided(advanced, 'approve', leader, '2026-03-03 09:00');
  const { no } = open(approved).task;
  const declaring: DossierCommand = { type: 'declare-result', task: no, files: [resultFile('r1')] };
  const ready = act(
    act(approved, declaring, clerk, '2026-03-03 10:00'),
    { type: 'inspect', file: 'r1', pages: 1 },
    system,
    '2026-03-03 10:01',
  );
  const resolved = decided(ready, 'issue', clerk, '2026-03-03 10:05', { result: 'r1' });
  return decided(resolved, 'return', reception, '2026-03-04 09:00');
};

/** As it is shipped, but that the leader's approval is a signature. */
const signing: Procedure = {
  ...maritalStatus,
  steps: maritalStatus.steps.map(({ outcomes, ...step }) => ({
    ...step,
    outcomes: outcomes.map((one) => (one.id === 'approve' ? { ...one, effect: 'sign' as const } : one)),
  })),
};

/** The result, signed by one who signs for the agency and then ordered: the shipped template makes it. */
export const ordered = (by: Caller, powers: Partial<Facts> = {}) => {
  const advanced = decided(accepted(), 'advance', specialist, '2026-03-02 14:00');
  const approving = completed(advanced, 'approve');
  const signed = go(advanced, [[approving, by, local('2026-03-03 09:00')]], {
    procedure: signing,
    ...powers,
  });
  const number = { ordinal: 12, year: 2026, unit: signed.dossier.unit };
  const issuing = completed(signed, 'issue');
  return go(signed, [[issuing, clerk, local('2026-03-03 10:05')]], { procedure: signing, number });
};

/** The paper of the result that the story has ordered. */
export function resultIn({ entries }: Story, templates = shippedTemplates): PaperContent {
  const entry = orderIn(entries);
  if (entry === undefined) throw new Error('nothing is ordered');
  const token = 'ABCDEFGHIJKLMNOPQRSTUVWXYA';
  const verifyAt = `https://motcua.example.gov.vn/v1/verify/${token}`;
  const { units, officers } = records;
  const context = { procedure: maritalStatus, units, officers, templates, token, verifyAt };
  return resultPaper(orderOf(entries, entry, context), 'Ủy ban nhân dân phường An Bình');
}

/** The last paper of this form that the story makes due. */
export function paperIn({ dossier, entries }: Story, form: FormId): PaperContent {
  const paper = dossier.papers?.findLast((one) => one.form === form);
  if (paper === undefined) throw new Error(`no ${form} is due`);
  const officers = records.officers.map((officer) => ({ ...officer, from: '2019-01-06' }));
  const source = sourceOf(entries, paper, { ...rules, units: records.units, officers });
  const { form: printed, set, entry, units } = source;
  const unit = unitOf(units, dossier.unit) ?? { id: dossier.unit };
  const number = paperNumber(5, seriesOf({ form: printed, set }, unit, entry.at));
  return writePaper({ ...source, number, organisation: 'Ủy ban nhân dân phường An Bình' });
}

/** The same a year before, under the forms of Thông tư 01/2018: a Monday as well. */
export const yearBefore = (story: Story): Story =>
  JSON.parse(
    JSON.stringify(story)
      .replace(/2026-03-(\d\d)/g, (_, day: string) => `2025-03-${String(Number(day) + 1).padStart(2, '0')}`)
      .replaceAll('20260302', '20250303'),
  );

/** The same in December. */
export const inDecember = (story: Story): Story =>
  JSON.parse(JSON.stringify(story).replaceAll('2026-03-', '2026-12-').replaceAll('20260302', '20261202'));

/** The book of the week of these stories, each under a code of its own. */
export function bookIn(stories: readonly Story[], days: { from?: string; to?: string; at?: string } = {}) {
  const entries = stories.map(({ dossier, entries: journal }, index) => ({
    dossier: { ...dossier, code: dossier.code.replace(/\d$/, String(index + 1)) },
    journal,
    procedure: maritalStatus.name,
  }));
  const period = { from: '2026-03-02', to: '2026-03-06', at: local('2026-03-09 09:00'), ...days };
  return followUpBook({
    id: `H00.01~${period.from.slice(0, 7)}`,
    unit: 'H00.01',
    units: records.units,
    entries,
    ...period,
  });
}
