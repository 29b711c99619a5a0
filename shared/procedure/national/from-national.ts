import type * as z from 'zod';
import type { Limit } from '#shared/calendar/limit.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { Procedure } from '../procedure.ts';
import { read, subjects as subjectList } from './code-lists.ts';
import { Notes } from './notes.ts';
import { outline, usualSteps } from './outline.ts';
import { NationalProcedure } from './payload.ts';
import { readCases } from './read-cases.ts';
import { readComponents } from './read-components.ts';
import { readFees } from './read-fees.ts';
import { readListing } from './read-listing.ts';
import { readManner } from './read-manner.ts';

/** A version made of a national record, with what its author has to look at before it is published. */
export type Imported = { procedure: Procedure; notes: Finding[] };

type Onto = {
  /** The version so far: it keeps what the national record does not speak of, as steps, form and retention. */
  before?: Procedure | undefined;
  /** First day of the new version, `YYYY-MM-DD`. */
  effectiveFrom: string;
};

/** Makes the next version of a procedure out of the national record, or says what is wrong with the record. */
export function fromNational(record: unknown, { before, effectiveFrom }: Onto): Result<Imported, Finding[]> {
  const parsed = NationalProcedure.safeParse(record);
  if (!parsed.success) return fail(parsed.error.issues.map(malformed));
  const national = parsed.data;
  const notes = new Notes();
  const draft = { ...kept(before), ...taken(national, before, notes), effectiveFrom };
  const steps = before?.steps ?? stepsFor(draft.limit, notes);
  if (notes.faults.length > 0) return fail(notes.faults);
  const procedure = Procedure.safeParse({ ...draft, steps });
  if (!procedure.success) return fail(procedure.error.issues.map(malformed));
  return ok({ procedure: procedure.data, notes: notes.all() });
}

const malformed = ({ path, message }: z.core.$ZodIssue): Finding => ({
  pointer: path.map((part) => `/${String(part)}`).join(''),
  code: 'bad-record',
  detail: { vi: `Không đúng cấu trúc: ${message}`, en: `Not well formed: ${message}` },
});

const source =
  'Nhập từ cơ sở dữ liệu quốc gia về thủ tục hành chính; phần còn lại theo mẫu chung, cần rà soát.';

const kept = (before: Procedure | undefined) =>
  before === undefined
    ? { ...outline, version: 1, evidence: source }
    : { ...before, version: before.version + 1 };

/** What the national record decides. */
function taken(national: NationalProcedure, before: Procedure | undefined, notes: Notes) {
  const { limits, manner, channels, limit } = readManner(national, before, notes);
  if (channels.length === 0) {
    notes.fault(
      '/CACHTHUCTHUCHIEN',
      'no-channel',
      'Không nêu cách thức thực hiện.',
      'No way of filing is named.',
    );
  }
  if (limit === undefined) {
    notes.fault('/CACHTHUCTHUCHIEN', 'no-limit', 'Không nêu thời hạn giải quyết.', 'No time limit is named.');
  }
  const cases = readCases(national, before?.cases ?? [], notes);
  const listing = readListing(national, before?.listing, notes);
  return {
    code: national.MATTHC,
    name: notes.text('/name', national.TENTTHC, before?.name),
    field: notes.text(
      '/field',
      national.LINHVUCTHUCHIEN[0]?.TENLINHVUC ?? before?.field.vi ?? '',
      before?.field,
    ),
    legalBasis: lawsOf(national, before, notes),
    subjects: subjectsOf(national, before, notes),
    channels,
    limit,
    limits,
    cases: cases.length > 0 ? cases : undefined,
    listing: { ...listing, ...(manner && { manner }) },
    components: readComponents(national, cases, before?.components ?? [], notes),
    fees: readFees(national, before, channels, notes),
    result: resultOf(national, before, notes),
  };
}

function stepsFor(limit: Limit | undefined, notes: Notes) {
  const steps = limit && usualSteps(limit);
  if (limit !== undefined && steps === undefined) {
    notes.fault(
      '/CACHTHUCTHUCHIEN',
      'too-short',
      'Thời hạn dưới 1 ngày làm việc: phải soạn quy trình riêng.',
      'Less than a working day: the workflow has to be written by hand.',
    );
  }
  notes.note(
    '/steps',
    'usual-steps',
    'Dùng quy trình, biểu mẫu và thời hạn bảo quản chung: rà soát trước khi công bố.',
    'The usual workflow, form and retention are taken: look at them before publishing.',
  );
  return steps;
}

function lawsOf({ CANCUPHAPLY }: NationalProcedure, before: Procedure | undefined, notes: Notes) {
  const laws = CANCUPHAPLY.filter(({ SOVANBAN }) => SOVANBAN !== '');
  if (laws.length === 0) {
    notes.fault('/CANCUPHAPLY', 'no-law', 'Không nêu căn cứ pháp lý.', 'No legal basis is named.');
  }
  return laws.map(({ SOVANBAN: number, TENVANBAN: vi }) => {
    const known = before?.legalBasis.find((law) => law.number === number);
    return { number, title: notes.text(`/legalBasis/${number}`, vi || number, known?.title) };
  });
}

function subjectsOf({ DOITUONGTHUCHIEN }: NationalProcedure, before: Procedure | undefined, notes: Notes) {
  const found = DOITUONGTHUCHIEN.flatMap(({ TENDOITUONG: word }, index) => {
    const subject = read(subjectList, word);
    if (subject === undefined) {
      notes.note(
        `/DOITUONGTHUCHIEN/${index}`,
        'unknown-subject',
        `Không rõ đối tượng “${word}”: bỏ qua.`,
        `Unknown subject “${word}”: left out.`,
      );
    }
    return subject ?? [];
  });
  if (found.length > 0) return [...new Set(found)];
  if (before === undefined) {
    notes.fault(
      '/DOITUONGTHUCHIEN',
      'no-subject',
      'Không nêu đối tượng thực hiện.',
      'Nobody is named who may apply.',
    );
  }
  return before?.subjects;
}

/** One result is made; the record's further ones are the other ways in which a dossier ends. */
function resultOf({ KETQUATHUCHIEN }: NationalProcedure, before: Procedure | undefined, notes: Notes) {
  const [first, ...others] = KETQUATHUCHIEN.filter(({ TENKETQUA }) => TENKETQUA !== '');
  if (others.length > 0) {
    const list = others.map(({ TENKETQUA }) => TENKETQUA).join('; ');
    notes.note(
      '/KETQUATHUCHIEN',
      'more-results',
      `Chỉ lấy kết quả đầu; còn: ${list}.`,
      `Only the first result is taken; there are: ${list}.`,
    );
  }
  if (first === undefined) {
    if (before === undefined)
      notes.fault('/KETQUATHUCHIEN', 'no-result', 'Không nêu kết quả.', 'No result is named.');
    return before?.result;
  }
  const { code: _, ...known } = before?.result ?? { code: undefined };
  return {
    ...known,
    ...(first.MAKETQUA !== '' && { code: first.MAKETQUA }),
    name: notes.text('/result/name', first.TENKETQUA, before?.result.name),
  };
}
