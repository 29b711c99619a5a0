import { isWorkingUnit } from './count.ts';
import type { CountedPause, Explanation } from './explanation.ts';
import { pauseWords, type Say, spanWords } from './words.ts';

/** What one pause that is over did to the due, and on which rule; the one that lasts is told of with the due itself. */
export function pauseSentence(
  pause: CountedPause,
  { limit, rule }: Explanation,
  moment: (at: string) => Say,
): Say | undefined {
  const { from, to, effect, workingTime, elapsedTime } = pause;
  if (effect === 'none') return runningSentence(pause, moment);
  if (to === undefined) return undefined;
  const why = because(pause, rule);
  const span: Say = {
    vi: `Tạm dừng (${why.vi}) từ ${moment(from).vi} đến ${moment(to).vi}`,
    en: `Stopped (${why.en}) from ${moment(from).en} to ${moment(to).en}`,
  };
  const working = isWorkingUnit(limit.unit);
  const time = working ? workingTime : elapsedTime;
  if (time === 0)
    return { vi: `${span.vi}: không làm thay đổi hạn.`, en: `${span.en}: the due date did not move.` };
  if (effect === 'restart') return { vi: `${span.vi}.`, en: `${span.en}.` };
  return {
    vi: `${span.vi}: hạn lùi thêm ${spanWords(time, working, 'vi')}.`,
    en: `${span.en}: the due date moved by ${spanWords(time, working, 'en')}.`,
  };
}

/** The words of the ground and, where the rule names one for it, the basis. */
function because(pause: CountedPause, rule: Explanation['rule']): Say {
  const why = pauseWords(pause);
  const basis = rule.pauses?.[pause.ground ?? 'supplement']?.basis;
  return basis === undefined ? why : { vi: `${why.vi}; ${basis}`, en: `${why.en}; ${basis}` };
}

function runningSentence(pause: CountedPause, moment: (at: string) => Say): Say {
  const why = pauseWords(pause);
  const { from, to } = pause;
  return to === undefined
    ? {
        vi: `Thời hạn vẫn tính khi chờ (${why.vi}) từ ${moment(from).vi}: không có quy định tạm dừng.`,
        en: `The clock goes on during the wait (${why.en}) since ${moment(from).en}: no rule stops it.`,
      }
    : {
        vi: `Thời hạn vẫn tính khi chờ (${why.vi}) từ ${moment(from).vi} đến ${moment(to).vi}: không có quy định tạm dừng.`,
        en: `The clock went on during the wait (${why.en}) from ${moment(from).en} to ${moment(to).en}: no rule stops it.`,
      };
}
