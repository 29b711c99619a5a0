import type { Text } from '#shared/kernel/text.ts';
import { isWorkingUnit } from './count.ts';
import { pauseSentence } from './explain-pause.ts';
import type { Due, Explanation } from './explanation.ts';
import type { Extension } from './limit.ts';
import { parseOffset } from './time.ts';
import { dateRanges, type Language, limitWords, momentWords, plural, type Say } from './words.ts';

/** The due date and everything it rests on, in words that an applicant or an officer can check. */
export function explain(due: Due): Text {
  return { vi: sentences(due, 'vi'), en: sentences(due, 'en') };
}

function sentences(due: Due, language: Language): string {
  const { explanation } = due;
  const offset = parseOffset(explanation.calendar.utcOffset);
  const moment = (at: string): Say => ({
    vi: momentWords(at, offset, 'vi'),
    en: momentWords(at, offset, 'en'),
  });
  return [
    dueSentence(due, moment),
    startSentence(explanation, moment),
    runsFromSentence(explanation),
    ...(explanation.extensions ?? []).map(extensionSentence),
    skippedSentence(explanation),
    halfDaySentence(explanation),
    extraSentence(explanation),
    ...explanation.pauses.map((pause) => pauseSentence(pause, explanation, moment)),
    ...explanation.yearsNotFinal.map(yearSentence),
    basisSentence(explanation),
  ]
    .flatMap((say) => (say === undefined ? [] : [say[language]]))
    .join(' ');
}

function dueSentence({ at, pausedSince }: Due, moment: (at: string) => Say): Say {
  if (pausedSince === undefined) return { vi: `Hạn: ${moment(at).vi}.`, en: `Due at ${moment(at).en}.` };
  const since = moment(pausedSince);
  if (at < pausedSince) {
    return {
      vi: `Hạn: ${moment(at).vi}; đã quá hạn khi tạm dừng từ ${since.vi}.`,
      en: `Due at ${moment(at).en}, and already overdue when the clock was stopped at ${since.en}.`,
    };
  }
  return {
    vi: `Đang tạm dừng tính thời hạn từ ${since.vi}; nếu không dừng thì hạn là ${moment(at).vi}.`,
    en: `The clock has been stopped since ${since.en}; without the stop it would be due at ${moment(at).en}.`,
  };
}

function startSentence(explanation: Explanation, moment: (at: string) => Say): Say {
  const { limit, receivedAt, countsFrom, rule } = explanation;
  const from = moment(countsFrom.at);
  const received = moment(receivedAt);
  const why: Record<(typeof countsFrom.because)[number], Say> = {
    supplemented: {
      vi: 'tính lại từ đầu sau khi bổ sung',
      en: 'counted again from the start after the supplement',
    },
    resumed: {
      vi: 'tính lại từ đầu sau khi hết tạm dừng',
      en: 'counted again from the start after the stop',
    },
    'cut-off': { vi: `nhận sau ${rule.cutOff}`, en: `received after ${rule.cutOff}` },
    'non-working-time': { vi: 'nhận ngoài giờ làm việc', en: 'received outside working hours' },
    'next-day': { vi: 'ngày đầu tiên không tính', en: 'the first day is not counted' },
  };
  const { postmark } = rule;
  const came: Say =
    postmark === undefined
      ? { vi: `tiếp nhận lúc ${received.vi}`, en: `received at ${received.en}` }
      : {
          vi: `dấu bưu điện đến lúc ${received.vi} (${postmark.basis})`,
          en: `postmarked on arrival at ${received.en} (${postmark.basis})`,
        };
  const because = countsFrom.because.map((reason) => why[reason]);
  const brackets = (words: string[]) => (words.length === 0 ? '' : ` (${words.join('; ')})`);
  return {
    vi: `Thời hạn ${limitWords(limit, 'vi')}, ${came.vi}, tính từ ${from.vi}${brackets(because.map(({ vi }) => vi))}.`,
    en: `The limit is ${limitWords(limit, 'en')}; ${came.en}, counted from ${from.en}${brackets(because.map(({ en }) => en))}.`,
  };
}

const extensionSentence = ({ limit, reason, basis }: Extension): Say => ({
  vi: `Gia hạn ${limitWords(limit, 'vi')} (${reason}; ${basis}).`,
  en: `Extended by ${limitWords(limit, 'en')} (${reason}; ${basis}).`,
});

/** Whose receipt it is that the limit runs from, where the law says so. */
function runsFromSentence({ rule: { runsFrom } }: Explanation): Say | undefined {
  if (runsFrom === undefined) return undefined;
  return {
    vi: `Thời hạn tính từ khi cơ quan giải quyết nhận được hồ sơ (${runsFrom.basis}).`,
    en: `The limit runs from when the resolving agency has the dossier (${runsFrom.basis}).`,
  };
}

function skippedSentence({ limit, daysOffSkipped, ...explanation }: Explanation): Say | undefined {
  if (explanation.weekendDaysSkipped + daysOffSkipped.length === 0) return undefined;
  const weekend = weekendWords(explanation);
  const days: Say = {
    vi: [...weekend.map(({ vi }) => vi), ...dateRanges(daysOffSkipped, 'vi')].join('; '),
    en: [...weekend.map(({ en }) => en), ...dateRanges(daysOffSkipped, 'en')].join('; '),
  };
  return isWorkingUnit(limit.unit)
    ? { vi: `Không tính ${days.vi}.`, en: `Not counted: ${days.en}.` }
    : {
        vi: `Hết hạn ngoài thời gian làm việc nên lùi đến ngày làm việc tiếp theo, qua ${days.vi}.`,
        en: `It would have ended outside working time and moves to the next working day, past ${days.en}.`,
      };
}

function weekendWords({
  weekendDaysSkipped: days,
  openDaysSkipped: open,
}: Pick<Explanation, 'weekendDaysSkipped' | 'openDaysSkipped'>): Say[] {
  if (days === 0) return [];
  const [vi, en] = [`${days} ngày nghỉ hằng tuần`, plural(days, 'weekly day off', 'weekly days off')];
  if (open === undefined) return [{ vi, en }];
  return [
    {
      vi: `${vi} (${open} ngày có tiếp nhận nhưng không phải ngày làm việc)`,
      en: `${en} (offices open on ${open}, which is no working day)`,
    },
  ];
}

const halves = {
  morning: { vi: 'buổi sáng', en: 'in the morning' },
  afternoon: { vi: 'buổi chiều', en: 'in the afternoon' },
} as const;

function halfDaySentence({ halfDaysOff }: Explanation): Say | undefined {
  if (halfDaysOff.length === 0) return undefined;
  const days = (language: Language) =>
    halfDaysOff.map((day) => `${dateRanges([day], language)[0]} ${halves[day.part][language]}`).join('; ');
  return { vi: `Nghỉ nửa ngày ${days('vi')}.`, en: `Half a day off: ${days('en')}.` };
}

function extraSentence({ extraWorkingDays }: Explanation): Say | undefined {
  if (extraWorkingDays.length === 0) return undefined;
  return {
    vi: `Tính cả ngày làm bù ${dateRanges(extraWorkingDays, 'vi').join('; ')}.`,
    en: `Counted as a working day: ${dateRanges(extraWorkingDays, 'en').join('; ')}.`,
  };
}

function yearSentence({ year, status }: Explanation['yearsNotFinal'][number]): Say {
  return status === 'provisional'
    ? {
        vi: `Lịch nghỉ năm ${year} là tạm tính, hạn có thể thay đổi khi có thông báo chính thức.`,
        en: `The days off of ${year} are provisional: the date may move once they are announced.`,
      }
    : {
        vi: `Chưa có lịch nghỉ năm ${year} trong hệ thống: hạn mới tính theo ngày nghỉ hằng tuần và sẽ phải tính lại.`,
        en: `The calendar has no days off for ${year} yet: only weekly days off were left out, and the date must be computed again.`,
      };
}

function basisSentence({ rule, calendar }: Explanation): Say {
  return {
    vi: `Căn cứ: ${rule.basis}; ${calendar.name.vi} (${calendar.id}, phiên bản ${calendar.version}).`,
    en: `Basis: ${rule.basis}; ${calendar.name.en} (${calendar.id}, version ${calendar.version}).`,
  };
}
