import type { PaperContent } from './content.ts';
import { applicantFields, field, letterSigned, paperOf, request, sentence } from './head.ts';
import { clockOf, eventIn, type PaperSource, unitOf } from './source.ts';
import { timeWords } from './words.ts';

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả; since 2025 Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. */
export function apology(source: PaperSource): PaperContent {
  const { reason, before, dueAt } = eventIn(source, 'dossier.reappointed');
  const { dossier, units } = source;
  const unit = unitOf(units, dossier.unit);
  const desk = unitOf(units, dossier.receivedBy ?? dossier.unit);
  const name = unit?.name.vi ?? dossier.unit;
  const received = clockOf(dossier)?.receivedAt;
  return paperOf(source, {
    appointment: dueAt,
    blocks: [
      ...applicantFields(source, 'Kính gửi'),
      request(source),
      ...(received === undefined ? [] : [field('Thời gian nhận hồ sơ', timeWords(received))]),
      field('Thời gian hẹn trả kết quả', timeWords(before)),
      sentence(`Đến nay, ${name} chưa giải quyết xong hồ sơ nêu trên.`),
      field('Lý do', reason, 'bold'),
      sentence(`${name} xin lỗi Ông/Bà vì sự chậm trễ này và hẹn trả kết quả vào thời gian sau:`),
      field('Thời gian hẹn lại', timeWords(dueAt), 'bold'),
      field('Nơi trả kết quả', [desk?.name.vi ?? name, desk?.address?.vi].filter(Boolean).join(', ')),
      sentence('Mong Ông/Bà thông cảm và chia sẻ./.'),
      letterSigned(source),
    ],
  });
}
