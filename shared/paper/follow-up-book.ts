import { dateRanges } from '#shared/calendar/words.ts';
import { deliveryWay } from '#shared/dossier/delivery.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { isClosed } from '#shared/dossier/dossier.ts';
import type { Remeasure } from '#shared/dossier/remeasure.ts';
import { statusNames } from '#shared/dossier/status/status-names.ts';
import { formOf, formSetAt } from '#shared/form/form-sets.ts';
import type { Form } from '#shared/form/official-form.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Unit } from '#shared/unit/unit.ts';
import type { Block, Column, PaperContent } from './content.ts';
import { headingOf, sentence, systemOf } from './head.ts';
import { qrText } from './qr.ts';
import { clockOf, draftedIn, unitOf } from './source.ts';
import { shortTime } from './words.ts';

/** One dossier in the book, and by which due time it is measured where that is not the appointment. */
export type BookEntry = {
  dossier: Dossier;
  journal: JournalEntry[];
  procedure: Text;
  remeasured?: Remeasure | undefined;
};

export type BookSource = {
  id: string;
  unit: string;
  from: string;
  to: string;
  at: string;
  units: Unit[];
  entries: BookEntry[];
};

const columns: Column[] = [
  { title: 'STT', share: 2, align: 'centre' },
  { title: 'Mã hồ sơ', share: 5 },
  { title: 'Tên thủ tục hành chính', share: 8 },
  { title: 'Số bộ', share: 2, align: 'centre' },
  { title: 'Tên cá nhân, tổ chức', share: 6 },
  { title: 'Địa chỉ, số điện thoại', share: 6 },
  { title: 'Cơ quan chủ trì giải quyết', share: 5 },
  { title: 'Nhận hồ sơ', share: 4, align: 'centre' },
  { title: 'Hẹn trả kết quả', share: 4, align: 'centre' },
  { title: 'Chuyển kết quả', share: 4, align: 'centre' },
  { title: 'Trả kết quả', share: 4, align: 'centre' },
  { title: 'Hình thức nhận', share: 4 },
  { title: 'Ký nhận', share: 3 },
  { title: 'Ghi chú', share: 5 },
];

/** Sổ theo dõi hồ sơ: a line for every dossier that the unit was handed in a period, in the order of their codes. */
export function followUpBook(source: BookSource): PaperContent {
  const { id, unit, from, to, at, units, entries } = source;
  const set = formSetAt(from);
  const form = formOf(set, 'follow-up-book');
  const period = `Từ ngày ${dayOf(from)} đến ngày ${dayOf(to)}`;
  return {
    id,
    title: form.title,
    caption: `Mẫu số ${form.no}\n${set.basis}`,
    size: form.size,
    orientation: form.orientation,
    heading: headingOf(units, unit, { number: `${from.slice(0, 4)}/${set.numberSuffix}`, at }),
    qr: qrText({
      code: id,
      procedure: '',
      applicant: '',
      name: `${form.title} (${period})`,
      system: systemOf(units, unit),
      issuedAt: at,
    }),
    blocks: [
      { kind: 'title', text: form.title.toUpperCase(), note: `${period} – ${entries.length} hồ sơ` },
      {
        kind: 'table',
        columns,
        rows: entries.map((entry, index) => rowOf(entry, index + 1, units)),
      },
      ...closingOf(source, form),
    ],
    at,
  };
}

/** The book of a year is closed behind its last day, once that is over. */
function closingOf({ to, at, entries }: BookSource, { closing }: Form): Block[] {
  if (closing === undefined || !to.endsWith('-12-31') || localDate(at) <= to) return [];
  const year = to.slice(0, 4);
  const last = entries.at(-1)?.dossier.code ?? 'không có trong kỳ này';
  return [
    sentence(
      `Khóa Quyển số ${year}, từ ngày 01/01/${year} đến hết ngày 31/12/${year}. Hồ sơ cuối cùng: ${last}.`,
    ),
    { kind: 'signatures', places: [{ title: closing.signer, note: '(Ký, ghi rõ họ tên và đóng dấu)' }] },
  ];
}

function rowOf(entry: BookEntry, number: number, units: Unit[]): string[] {
  const { dossier, journal, procedure } = entry;
  const { applicant, submitter } = draftedIn(journal);
  const clock = clockOf(dossier);
  const phone = applicant.phone ?? submitter?.phone;
  return [
    String(number),
    dossier.code,
    procedure.vi,
    '01',
    applicant.name,
    [applicant.address, phone].filter(Boolean).join('\n'),
    unitOf(units, dossier.unit)?.name.vi ?? dossier.unit,
    shortTime(clock?.receivedAt ?? submittedAt(dossier)),
    clock === undefined ? '' : shortTime(clock.dueAt),
    'result' in dossier && dossier.result ? shortTime(dossier.result.at) : '',
    dossier.status === 'returned' ? shortTime(dossier.closedAt) : '',
    dossier.status === 'returned' ? ways[deliveryWay(dossier)] : '',
    '',
    noteOf(entry),
  ];
}

const ways: Record<ReturnType<typeof deliveryWay>, string> = {
  desk: 'Trực tiếp',
  post: 'Bưu chính công ích',
  electronic: 'Trực tuyến',
};

/** How it ended where that was not by a result, whether it was appointed anew, and by what it is measured otherwise. */
function noteOf({ dossier, remeasured }: BookEntry): string {
  const ended =
    isClosed(dossier) && dossier.status !== 'returned' ? statusNames[dossier.status].vi : undefined;
  const again = (clockOf(dossier)?.reappointments ?? []).length > 0 ? 'Đã hẹn lại' : undefined;
  const measured = remeasured && measuredBy(remeasured);
  return [ended, again, measured].filter(Boolean).join('; ');
}

const measuredBy = ({ dueAt, days, basis }: Remeasure) =>
  `Đo theo hạn ${shortTime(dueAt)}: ${dateRanges(days, 'vi').join(', ') || basis}`;

const submittedAt = (dossier: Dossier) => ('submittedAt' in dossier ? (dossier.submittedAt ?? '') : '');

const dayOf = (day: string) => day.split('-').reverse().join('/');
