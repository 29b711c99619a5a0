import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { decideDraft } from '#shared/dossier/acts/draft.ts';
import type { DossierCommand, DraftDossier } from '#shared/dossier/commands.ts';
import { type Dossier, isOpen, type Open } from '#shared/dossier/dossier.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import { type Recorded, record } from '#shared/dossier/journal/record.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import type { NewFile } from '#shared/file/file.ts';
import type { Recognised } from '#shared/file/recognition.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { OfficerRecord } from '#shared/unit/officer.ts';
import type { Role } from '#shared/unit/role.ts';
import { actor } from '#shared/use-cases/dossier/obey.ts';

const read = (code: string) =>
  Procedure.parse(
    JSON.parse(readFileSync(new URL(`../../shared/procedure/data/${code}.json`, import.meta.url), 'utf8')),
  );

export const calendar = vnGovCalendar;
/** Marital status: 3 working days, a required declaration; after a supplement the limit begins again. */
export const maritalStatus = read('1.004873');
/** Without fees and official papers, which have tests of their own, and with a result that an officer brings. */
const bare = ({ fees: _, result: { template: __, ...result }, ...rest }: Procedure): Procedure => ({
  ...rest,
  result,
  papers: false,
});

/** Twice two working days by the law alone, or longer as agreed; and as long as a disaster lasted. */
export const extensions: NonNullable<Procedure['extensions']> = [
  {
    id: 'many-copies',
    name: { vi: 'Số lượng lớn', en: 'Many copies' },
    limit: { value: 2, unit: 'WORKING_DAY' },
    most: 2,
    agreement: true,
    basis: 'Nghị định 23/2015/NĐ-CP, Điều 21',
  },
  {
    id: 'disaster',
    name: { vi: 'Thiên tai, sự cố', en: 'Disaster or failure' },
    basis: 'Nghị định 99/2022/NĐ-CP, Điều 16',
  },
];

export const procedure = bare(maritalStatus);
/** Extract of a civil-status record: the same day. */
export const sameDay = bare(read('2.000635'));
/** Notice of an international domain name: no papers, and the system answers by itself. */
export const automatic = read('LOCAL.TEN-MIEN-QUOC-TE');

export const code = 'H00.01-20260302-0000001';
export const portal: Caller = { kind: 'portal', id: 'cong-dvcqg' };
export const otherPortal: Caller = { kind: 'portal', id: 'cong-tinh' };
export const system: Caller = { kind: 'system', id: 'test' };
export const auditor: Caller = { kind: 'auditor', id: 'thanh-tra' };
export const manager: Caller = { kind: 'manager', id: 'quan-ly.an-binh', unit: 'H00.01' };

export const officer = (id: string, role: Role, unit = 'H00.01') =>
  ({ kind: 'officer', id, unit, roles: [role] }) as const satisfies Caller;
export const reception = { ...officer('tiep-nhan.an-binh', 'reception'), roles: ['reception' as const] };
export const specialist = officer('chuyen-vien.an-binh', 'specialist');
export const leader = officer('lanh-dao.an-binh', 'leader');
export const deputy = officer('pho-lanh-dao.an-binh', 'leader');
export const clerk = officer('van-thu.an-binh', 'clerk');
/** Of the unit beside. */
export const receptionElsewhere = officer('tiep-nhan.binh-minh', 'reception', 'H00.02');
export const leaderElsewhere = officer('lanh-dao.binh-minh', 'leader', 'H00.02');

/** The officers of the sample units, a second one at the desk, and a second specialist of the unit beside. */
export const officers = [
  ...z
    .array(OfficerRecord)
    .parse(
      JSON.parse(readFileSync(new URL('../../shared/unit/data/officers.json', import.meta.url), 'utf8')),
    ),
  {
    id: 'tiep-nhan-2.an-binh',
    name: 'Mai Thị Lan',
    unit: 'H00.01',
    roles: ['reception' as const],
    from: '2025-07-01',
    active: true,
  },
  {
    id: 'chuyen-vien-2.binh-minh',
    name: 'Đỗ Thu Hà',
    unit: 'H00.02',
    roles: ['specialist' as const],
    from: '2025-07-01',
    active: true,
  },
];

/** An instant by the clock in Việt Nam, `2026-03-02 08:00`. */
export const local = (text: string) => new Date(`${text.replace(' ', 'T')}+07:00`).toISOString();

export const facts = (by: Caller, at: string, rules: Partial<Facts> = {}): Facts => ({
  at,
  by,
  procedure,
  calendar,
  officers,
  ...rules,
});

export const declared = (id: string, changes: Partial<NewFile> = {}): NewFile => ({
  id,
  component: 'declaration',
  name: 'Tờ khai.pdf',
  mediaType: 'application/pdf',
  size: 2_000,
  sha256: 'a'.repeat(64),
  ...changes,
});

export const resultFile = (id: string): NewFile => {
  const { component: _, ...file } = declared(id, { name: 'Giấy xác nhận.pdf' });
  return file;
};

export const application = (changes: Partial<DraftDossier> = {}): DraftDossier => ({
  type: 'draft',
  unit: 'H00.01',
  channel: 'online',
  applicant: { kind: 'citizen', name: 'NGUYỄN VĂN A', identifier: '001099000001' },
  form: exampleForm(procedure),
  files: [declared('f1')],
  ...changes,
});

/** The first example that the procedure's form gives of itself. */
export function exampleForm({ form, code: of }: Procedure): DraftDossier['form'] {
  const examples = form['examples'];
  const [first] = Array.isArray(examples) ? examples : [];
  if (typeof first !== 'object' || first === null || Array.isArray(first))
    throw new Error(`${of} has no example`);
  return first;
}

/** A dossier with everything that was written about it. */
export type Story = { dossier: Dossier; entries: Recorded['entry'][] };
type Act = [command: DossierCommand, by: Caller, at: string];

export function begin(
  command: DraftDossier = application(),
  by = portal,
  at = local('2026-03-02 08:00'),
  rules: Partial<Facts> = {},
): Story {
  const decision = decideDraft(command, facts(by, at, rules));
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.error)}`);
  const { dossier, entry } = record(undefined, decision.value, { code, at, by: actor(by) });
  return { dossier, entries: [entry] };
}

/** The story after these acts, done one by one; throws where one is refused. */
export function go(story: Story, acts: Act[], rules: Partial<Facts> = {}): Story {
  return acts.reduce(({ dossier, entries }, [command, by, at]) => {
    const decision = decide(dossier, command, facts(by, at, rules));
    if (!decision.ok) throw new Error(`${command.type} refused: ${JSON.stringify(decision.error)}`);
    if (decision.value.length === 0) return { dossier, entries };
    const recorded = record(dossier, decision.value, { code, at, by: actor(by) });
    return { dossier: recorded.dossier, entries: [...entries, recorded.entry] };
  }, story);
}

/** Monday morning at the desk: a complete dossier, its one file inspected. */
export const submitted = (changes: Partial<DraftDossier> = {}) =>
  go(begin(application(changes)), [
    [{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')],
  ]);

export const completed = (story: Story, outcome: string, rest: object = {}) =>
  ({ type: 'complete', task: open(story).task.no, outcome, ...rest }) as const satisfies DossierCommand;

/** The letter that waits is signed, or not. */
export const decidingLetter = (story: Story, approved = true) =>
  ({ type: 'decide-letter', task: open(story).task.no, approved }) as const satisfies DossierCommand;

/** The story after a letter was drafted and, at the same time, signed by the head of the unit. */
export function signedLetter(story: Story, [command, by, at]: Act, rules: Partial<Facts> = {}): Story {
  const drafted = go(story, [[command, by, at]], rules);
  return go(drafted, [[decidingLetter(drafted), leader, at]], rules);
}

export function open({ dossier }: Pick<Story, 'dossier'>): Open {
  if (!isOpen(dossier)) throw new Error(`the dossier is ${dossier.status}`);
  return dossier;
}

const next = (story: Story, outcome: string, by: Caller, at: string, rest: object = {}) =>
  go(story, [[completed(story, outcome, rest), by, local(at)]]);

export const accepted = (changes: Partial<DraftDossier> = {}) =>
  next(submitted(changes), 'accept', reception, '2026-03-02 09:00');

export const awaiting = (components: string[] = ['divorce-or-death-record']) =>
  next(accepted(), 'supplement', specialist, '2026-03-02 10:00', { reason: 'Thiếu trích lục', components });

export const approved = (changes: Partial<DraftDossier> = {}) =>
  next(
    next(accepted(changes), 'advance', specialist, '2026-03-02 14:00'),
    'approve',
    leader,
    '2026-03-03 09:00',
  );

export const resolved = (changes: Partial<DraftDossier> = {}) => {
  const story = approved(changes);
  const { no } = open(story).task;
  const declaring: DossierCommand = { type: 'declare-result', task: no, files: [resultFile('r1')] };
  const ready = go(story, [
    [declaring, clerk, local('2026-03-03 10:00')],
    [{ type: 'inspect', file: 'r1', pages: 1 }, system, local('2026-03-03 10:01')],
  ]);
  return next(ready, 'issue', clerk, '2026-03-03 10:05', { result: 'r1' });
};

export const returned = () => next(resolved(), 'return', reception, '2026-03-04 09:00');
export const refused = () =>
  next(submitted(), 'refuse', reception, '2026-03-02 09:00', { reason: 'Không thuộc thẩm quyền' });

export const sealing: DossierCommand = {
  type: 'record-package',
  package: {
    key: `${code}.zip`,
    versionId: 'v1',
    sha256: 'b'.repeat(64),
    bytes: 10_000,
    retainUntil: local('2046-03-04 09:00'),
  },
  files: [{ file: 'f1', offset: 512 }],
};

/** What comes of reading a page. */
export const readWell: Recognised = {
  pages: 1,
  text: { size: 900, sha256: 'c'.repeat(64) },
  pdf: { size: 9_000, sha256: 'd'.repeat(64) },
  remarks: [{ number: 1, width: 1240, height: 1754, dpi: 150, blank: false, skew: 0.2, turn: 0 }],
};

/** What the law says to it. */
export const ask = (
  { dossier }: Pick<Story, 'dossier'>,
  command: DossierCommand,
  by: Caller,
  at: string,
  rules: Partial<Facts> = {},
) => decide(dossier, command, facts(by, local(at), rules));

/** The code of the refusal; undefined where nothing stands in the way. */
export const refusalOf = (...asked: Parameters<typeof ask>) => {
  const decision = ask(...asked);
  return decision.ok ? undefined : decision.error.code;
};

/** The events that follow; throws on a refusal. */
export function eventsOf(...asked: Parameters<typeof ask>) {
  const decision = ask(...asked);
  if (!decision.ok) throw new Error(`${asked[1].type} refused: ${JSON.stringify(decision.error)}`);
  return decision.value;
}
