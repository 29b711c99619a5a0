import type { Procedure } from '#shared/procedure/procedure.ts';
import type { PaperContent } from './content.ts';
import { type HandOver, handOversOf } from './hand-overs.ts';
import { field, paperOf, request } from './head.ts';
import { clockOf, officerName, type PaperSource, unitOf } from './source.ts';
import { dateWords, shortTime, timeWords } from './words.ts';

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: a row for each time the dossier went from hand to hand. */
export function controlSlip(source: PaperSource): PaperContent {
  const { dossier, drafted, journal, procedure, units } = source;
  const clock = clockOf(dossier);
  const nameOf = (id: string | undefined) => (id === undefined ? '' : (unitOf(units, id)?.name.vi ?? id));
  const { applicant, submitter } = drafted;
  return paperOf(source, {
    blocks: [
      field('Hồ sơ của', applicant.name, 'bold'),
      field('Số điện thoại', applicant.phone ?? submitter?.phone),
      request(source),
      field('Cơ quan (bộ phận) giải quyết hồ sơ', nameOf(dossier.unit)),
      ...processLine(procedure),
      ...(clock === undefined
        ? []
        : [
            field('Thời gian nhận hồ sơ', timeWords(clock.receivedAt)),
            field('Thời gian hẹn trả kết quả', timeWords(clock.dueAt)),
          ]),
      {
        kind: 'table',
        columns: [
          { title: 'Giao', share: 5 },
          { title: 'Nhận', share: 5 },
          { title: 'Thời gian giao, nhận', share: 3, align: 'centre' },
          { title: 'Kết quả', share: 3, align: 'centre' },
          { title: 'Ghi chú', share: 4 },
        ],
        rows: handOversOf(journal).map((row) => [
          `${nameOf(row.giver.unit)}\n${officerName(source, row.giver.id)}`,
          row.receiver === undefined
            ? 'Người nộp hồ sơ'
            : `${nameOf(row.receiver.unit)}\n${row.receiver.id === undefined ? '' : officerName(source, row.receiver.id)}`.trimEnd(),
          shortTime(row.at),
          results[row.result],
          noteOf(row, procedure),
        ]),
      },
    ],
  });
}

/** The decision that the steps rest on, where it is known. */
const processLine = ({ process }: Procedure) =>
  process === undefined
    ? []
    : [
        field(
          'Quy trình nội bộ',
          `${process.decision} ${dateWords(`${process.date}T00:00:00Z`)} của ${process.by}`,
        ),
      ];

const results: Record<HandOver['result'], string> = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
};

/** What was decided in the step, and what the officer wrote to it. */
function noteOf({ step, outcome, note }: HandOver, { steps }: Procedure): string {
  const name = steps.find(({ id }) => id === step)?.outcomes.find(({ id }) => id === outcome)?.name.vi;
  return [name ?? outcome, note].filter(Boolean).join(': ');
}
