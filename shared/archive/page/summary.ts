import { type Markup, markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { describeDefault, describeTerm } from '../retention-words.ts';
import { vietnamDay, vietnamTime } from '../when.ts';
import { both, fact, label } from './bilingual.ts';
import { channelWords, statusWords, wordsFor } from './words.ts';

const moment = (instant: string | undefined) =>
  instant === undefined ? undefined : markup`<time datetime="${instant}">${vietnamTime(instant)}</time>`;

const day = (instant: string | undefined) =>
  instant === undefined
    ? undefined
    : markup`<time datetime="${instant}">${vietnamDay(instant).split('-').reverse().join('/')}</time>`;

export function summary({ dossier, source }: PackageInput): Markup {
  const { procedure, receivedBy, unit } = dossier;
  return markup`<dl class="facts">
${fact(label('Mã hồ sơ', 'Dossier code'), markup`<strong>${dossier.code}</strong>`)}${fact(
  label('Thủ tục', 'Procedure'),
  markup`${both(procedure.name)}<br><span class="id">${procedure.code}, ${label('phiên bản', 'version')} ${procedure.version}</span>`,
)}${fact(label('Chủ hồ sơ', 'Applicant'), dossier.applicantName)}${fact(
  label('Người nộp', 'Submitter'),
  dossier.submitterName,
)}${fact(label('Đơn vị giải quyết', 'Resolving unit'), markup`${both(unit.name)} <span class="id">${unit.id}</span>`)}${fact(
  label('Đơn vị tiếp nhận', 'Receiving unit'),
  receivedBy && markup`${both(receivedBy.name)} <span class="id">${receivedBy.id}</span>`,
)}${fact(
  label('Cách nộp', 'Channel'),
  both(wordsFor(channelWords, dossier.channel)),
)}${fact(label('Trạng thái', 'Status'), both(wordsFor(statusWords, dossier.status)))}${fact(
  label('Cơ quan lưu trữ', 'Archive'),
  both(source),
)}</dl>`;
}

export function clock({ dossier }: PackageInput): Markup {
  const { receivedAt, dueAt, closedAt } = dossier;
  const lines = dossier.clock.map((line) => markup`<li>${both(line)}</li>\n`);
  return markup`<dl class="facts">
${fact(label('Tiếp nhận', 'Received'), moment(receivedAt))}${fact(label('Hẹn trả', 'Due'), moment(dueAt))}${fact(
  label('Kết thúc', 'Closed'),
  moment(closedAt),
)}</dl>
${lines.length === 0 ? undefined : markup`<ul>\n${lines}</ul>`}`;
}

export function retention({ retention: kept }: PackageInput): Markup {
  const { term, from, until, basis, remark, default: standing } = kept;
  return markup`<dl class="facts">
${fact(label('Thời hạn bảo quản', 'Kept for'), both(describeTerm(term)))}${fact(label('Tính từ', 'From'), day(from))}${fact(
  label('Đến', 'Until'),
  day(until),
)}${fact(standing ? label('Căn cứ', 'Basis') : label('Căn cứ', 'Legal basis'), basis)}${fact(
  label('Thời hạn mặc định', 'Default term'),
  standing && both(describeDefault(standing)),
)}${fact(
  label('Mặc định cấu hình, chưa có căn cứ', 'Configured default, no legal basis'),
  basis === undefined ? remark : undefined,
)}</dl>`;
}
