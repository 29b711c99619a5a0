import type { JournalEvent } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import { read, time } from './saying.ts';

/** A due time that moved, and why. */
export const reappointed = (event: JournalEvent): Text => {
  const [before, after, reason] = [time(event, 'before'), time(event, 'dueAt'), read(event, 'reason')];
  return {
    vi: `Hẹn lại từ ${before} sang ${after}: ${reason}`,
    en: `Appointment moved from ${before} to ${after}: ${reason}`,
  };
};

/** A limit that was made longer as its law allows. */
export const extended = (event: JournalEvent): Text => {
  const [before, after, reason] = [time(event, 'before'), time(event, 'dueAt'), read(event, 'reason')];
  const basis = read(event, 'basis');
  return {
    vi: `Gia hạn giải quyết theo ${basis}, từ ${before} sang ${after}: ${reason}`,
    en: `Limit extended under ${basis}, from ${before} to ${after}: ${reason}`,
  };
};

/** The unit that resolves the dossier has it; where the limit runs from there, with the appointment before and after. */
export const takenOver = (event: JournalEvent): Text => {
  const from = read(event, 'from');
  const [before, after] = [time(event, 'due', 'before'), time(event, 'due', 'after')];
  const moved = {
    vi: `; hẹn trả từ ${before} sang ${after}`,
    en: `; appointment from ${before} to ${after}`,
  };
  const tail = before === after ? { vi: '', en: '' } : moved;
  return {
    vi: `Cơ quan giải quyết đã nhận hồ sơ do ${from} tiếp nhận${tail.vi}`,
    en: `The resolving unit has taken over what ${from} received${tail.en}`,
  };
};

/** Due times that were counted again because the calendar changed. */
export const redated = (event: JournalEvent): Text => {
  const moves = (['due', 'task'] as const).flatMap((what) => {
    const [before, after] = [time(event, what, 'before'), time(event, what, 'after')];
    return before === '' ? [] : [{ what, before, after }];
  });
  const vi = moves.map(
    ({ what, before, after }) => `${what === 'due' ? 'hẹn trả' : 'hạn của bước'} từ ${before} sang ${after}`,
  );
  const en = moves.map(
    ({ what, before, after }) => `${what === 'due' ? 'appointment' : 'step'} from ${before} to ${after}`,
  );
  const version = read(event, 'calendar', 'version');
  return {
    vi: [`Tính lại hạn theo lịch làm việc phiên bản ${version}`, ...vi].join('; '),
    en: [`Due times counted again by version ${version} of the calendar`, ...en].join('; '),
  };
};
