import type { DossierView } from '#shared/api/views/dossier.ts';
import { type Markup, markup, type Piece } from '#shared/archive/markup.ts';
import type { Text } from '#shared/kernel/text.ts';
import { clipped, type Language, section, time } from './parts.ts';

const words = {
  title: { vi: 'Kết quả', en: 'Result' },
  verify: { vi: 'Kiểm tra kết quả', en: 'Check the result' },
  ready: { vi: 'Kết quả có từ', en: 'It is ready since' },
  closed: { vi: 'Kết thúc', en: 'Closed' },
  complaint: { vi: 'Được khiếu nại đến hết', en: 'You may complain until' },
} satisfies Record<string, Text>;

/** The result, or how the dossier ended without one. */
export function outcomeSections(
  language: Language,
  { result, closedAt, reason, complaint }: DossierView,
): Markup[] {
  if (result === undefined && closedAt === undefined) return [];
  const { token } = result ?? {};
  const lines: Piece = [
    result && markup`<p>${words.ready[language]} ${time(result.at)}</p>`,
    token && markup`<p><a href="/v1/verify/${token}">${words.verify[language]}</a></p>`,
    closedAt &&
      markup`<p>${words.closed[language]} ${time(closedAt)}${reason && `: ${clipped(reason, 600)}`}</p>`,
    complaint?.until && markup`<p>${words.complaint[language]} ${time(complaint.until)}</p>`,
  ];
  return [section('outcome', words.title[language], lines)];
}
