import type { PaperContent } from './content.ts';
import { applicantFields, complaint, field, letterSigned, paperOf, request, sentence } from './head.ts';
import { clockOf, eventIn, type PaperSource, unitOf } from './source.ts';
import { timeWords } from './words.ts';

/** Thông báo dừng giải quyết hồ sơ. */
export function stopNotice(source: PaperSource): PaperContent {
  const { reason, basis } = eventIn(source, 'dossier.closed');
  const { procedure, units, dossier } = source;
  const unit = unitOf(units, dossier.unit)?.name.vi ?? dossier.unit;
  const received = clockOf(dossier)?.receivedAt;
  return paperOf(source, {
    blocks: [
      ...applicantFields(source, 'Kính gửi'),
      request(source),
      ...(received === undefined ? [] : [field('Thời gian nhận hồ sơ', timeWords(received))]),
      sentence(
        `${unit} thông báo dừng giải quyết hồ sơ nêu trên kể từ ${timeWords(source.entry.at)} với lý do cụ thể như sau:`,
      ),
      field('Lý do', reason, 'bold'),
      field('Căn cứ', basis ?? procedure.legalBasis.map(({ number }) => number).join('; ')),
      field('Xử lý phí, lệ phí đã nộp (nếu có)', 'theo quy định của pháp luật về phí và lệ phí'),
      complaint(source),
      sentence('Xin thông báo cho Ông/Bà được biết./.'),
      letterSigned(source),
    ],
  });
}
