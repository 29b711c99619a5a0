import { limitWords } from '#shared/calendar/words.ts';
import { receiptOf } from '#shared/dossier/acts/record-paper.ts';
import type { Channel } from '#shared/dossier/applicant.ts';
import { deliveryWay } from '#shared/dossier/delivery.ts';
import type { Drafted } from '#shared/dossier/events.ts';
import { isPaid } from '#shared/fee/payment.ts';
import { thousands } from '#shared/kernel/thousands.ts';
import type { Block, PaperContent } from './content.ts';
import { applicantFields, appointmentOf, deskSigns, field, paperOf, request } from './head.ts';
import { clockOf, type PaperSource, unitOf } from './source.ts';
import { timeWords } from './words.ts';

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export function receipt(source: PaperSource): PaperContent {
  const { dossier, drafted, procedure, units } = source;
  const appointment = appointmentOf(source);
  const desk = dossier.receivedBy ?? dossier.unit;
  const unit = unitOf(units, desk);
  const reception = unit?.address?.vi ?? unit?.name.vi ?? desk;
  const number = dossier.code.slice(dossier.code.indexOf('-') + 1);
  return paperOf(source, {
    note: `Mã hồ sơ: ${dossier.code}\n(Liên: Giao người nộp hồ sơ)`,
    appointment,
    blocks: [
      field('Bộ phận tiếp nhận và trả kết quả', reception),
      ...resolving(source),
      ...applicantFields(source, 'Tiếp nhận hồ sơ của'),
      request(source),
      { kind: 'paragraph', runs: [{ text: 'Thành phần hồ sơ nộp gồm:' }] },
      components(source),
      field('Số lượng hồ sơ', `${String(procedure.sets ?? 1).padStart(2, '0')} (bộ)`),
      ...fees(source),
      field('Thời gian giải quyết hồ sơ theo quy định', limitWords(procedure.limit, 'vi')),
      field('Thời gian nhận hồ sơ', timeWords(clockOf(dossier)?.receivedAt ?? source.entry.at)),
      ...runsFrom(source),
      field('Thời gian trả kết quả giải quyết hồ sơ', timeWords(appointment), 'bold'),
      field('Hình thức nộp hồ sơ', channels[drafted.channel]),
      field('Đăng ký nhận kết quả', wayBack(source, reception)),
      field('Vào Sổ theo dõi hồ sơ', `Quyển số ${bookOf(source)}, số thứ tự ${number}`),
      ...following(source),
      deskSigns(source),
    ],
  });
}

/** Where the applicant follows the dossier; the code at the top left holds the same address. */
const following = ({ statusAt }: PaperSource) =>
  statusAt === undefined ? [] : [field('Theo dõi hồ sơ, trao đổi với cơ quan', statusAt)];

/** For whom it was received, where that is another unit. */
const resolving = ({ dossier: { unit, receivedBy }, units }: PaperSource) =>
  receivedBy === undefined ? [] : [field('Cơ quan giải quyết', unitOf(units, unit)?.name.vi ?? unit)];

/** What the appointment rests on, where the limit runs from the receipt by the unit that resolves. */
function runsFrom({ dossier, procedure }: PaperSource): Block[] {
  const from = clockOf(dossier)?.runsFrom;
  if (from === undefined) return [];
  const basis = procedure.clock.runsFrom?.basis ?? procedure.clock.basis;
  return [
    field('Thời hạn tính từ khi cơ quan giải quyết nhận hồ sơ, muộn nhất', `${timeWords(from)} (${basis})`),
  ];
}

const channels: Record<Channel, string> = {
  online: 'Trực tuyến',
  desk: 'Trực tiếp',
  post: 'Qua dịch vụ bưu chính công ích',
};

/** What has been asked for so far, and whether it is paid. */
function fees({ dossier: { payment } }: PaperSource): Block[] {
  const asked = payment?.requests.filter(({ ended }) => ended === undefined) ?? [];
  if (asked.length === 0) return [];
  const total = asked.reduce((sum, { total: one }) => sum + one, 0);
  const paid = asked.every(isPaid) ? 'đã nộp' : 'chưa nộp đủ';
  return [field('Phí, lệ phí', `${thousands(total)} đồng (${paid})`)];
}

/** How and where the applicant wants the result. */
function wayBack({ dossier, drafted }: PaperSource, reception: string): string {
  const way = deliveryWay(dossier);
  switch (way) {
    case 'desk':
      return `Trực tiếp tại ${reception}`;
    case 'post':
      return ['Qua dịch vụ bưu chính công ích', addressOf(drafted)].filter(Boolean).join(', ');
    case 'electronic':
      return 'Trực tuyến';
    default:
      return way satisfies never;
  }
}

const addressOf = ({ delivery }: Drafted) => delivery?.by === 'post' && delivery.address;

/** The follow-up book of the year of receipt. */
const bookOf = ({ dossier }: PaperSource) => receiptOf(dossier)?.slice(0, 4) ?? '';

/** What was handed in, component by component. */
function components({ dossier, procedure, drafted }: PaperSource): Block {
  const rows = procedure.components.flatMap(({ id, name, originals, copies }) => {
    const files = dossier.files.filter(({ component, state }) => component === id && state === 'accepted');
    return files.length === 0 ? [] : [{ name: name.vi, files: files.length, originals, copies }];
  });
  return {
    kind: 'table',
    columns: [
      { title: 'STT', share: 1, align: 'centre' },
      { title: 'Tên giấy tờ', share: 7 },
      { title: 'Hình thức giấy tờ', share: 3, align: 'centre' },
      { title: 'Số lượng', share: 2, align: 'centre' },
    ],
    rows: rows.map(({ name, files, originals, copies }, index) => [
      String(index + 1),
      name,
      drafted.channel === 'online' ? 'Bản điện tử' : kindOf({ originals, copies }),
      String(files),
    ]),
  };
}

/** In which form a paper is handed in, as the procedure asks for it. */
const kindOf = ({ originals, copies }: { originals: number; copies: number }) => {
  if (originals > 0) return copies > 0 ? 'Bản chính, bản sao' : 'Bản chính';
  return 'Bản sao';
};
