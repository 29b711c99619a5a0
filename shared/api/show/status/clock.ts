import { type Markup, markup, type Piece } from '#shared/archive/markup.ts';
import { vietnamTime } from '#shared/archive/when.ts';
import type { Text } from '#shared/kernel/text.ts';
import { clipped, type Language, type Shown, section, time } from './parts.ts';

const words = {
  title: { vi: 'Bao giờ có kết quả', en: 'When the result is due' },
  none: {
    vi: 'Chưa có ngày hẹn: thời hạn bắt đầu khi hồ sơ được tiếp nhận.',
    en: 'There is no date yet: the time begins when the dossier is accepted.',
  },
  due: { vi: 'Hẹn trả', en: 'Promised for' },
  without: { vi: 'Hẹn trả, nếu không tạm dừng', en: 'Promised for, but for the stop' },
  how: { vi: 'Cách tính', en: 'How it is counted' },
  late: {
    vi: 'Đã quá hẹn. Ông/bà có quyền được xin lỗi bằng văn bản và hẹn lại.',
    en: 'It is late. You have a right to a written apology and a new date.',
  },
  paused: { vi: 'Thời gian tạm dừng tính từ', en: 'The time stands still since' },
  moved: { vi: 'Đã hẹn lại', en: 'Put off' },
} satisfies Record<string, Text>;

export const clockSection = (language: Language, shown: Shown): Markup =>
  section('clock', words.title[language], linesOf(language, shown));

/** The explanation is the one that officers see, to the letter. */
function linesOf(language: Language, { view: { deadline, closedAt, result }, at }: Shown): Piece {
  if (deadline === undefined) return markup`<p>${words.none[language]}</p>`;
  const { dueAt, appointment = dueAt, pausedSince, text, reappointments = [] } = deadline;
  const isOver = closedAt !== undefined || result !== undefined;
  const isLate = !isOver && pausedSince === undefined && new Date(appointment).toISOString() < at;
  const due = pausedSince === undefined ? words.due : words.without;
  return [
    markup`<p class="due">${due[language]}: ${vietnamTime(new Date(appointment).toISOString())}</p>`,
    isLate ? markup`<p class="fault">${words.late[language]}</p>` : undefined,
    pausedSince && markup`<p>${words.paused[language]} ${time(pausedSince)}</p>`,
    reappointments
      .slice(-2)
      .map((one) => markup`<p>${words.moved[language]} ${time(one.dueAt)}: ${clipped(one.reason, 300)}</p>`),
    markup`<p>${words.how[language]}: ${clipped(text[language], 2_000)}</p>`,
  ];
}
