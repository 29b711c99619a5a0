import type { Calendar } from '#shared/calendar/calendar.ts';
import type { Book } from '#shared/payment/receipt-book.ts';

/** Accesses lie in a partition of their own, so that whoever may note one can touch nothing else of the dossier. */
export const accessesOf = (code: string) => ({ pk: { S: `ACCESS#${code}` } });

/** The history of a result lies where whoever may read results can read nothing else. */
export const historyOf = (token: string) => ({ pk: { S: `VERIFY#${token}` } });

/** The sort key of a calendar record as it was in one version; the current one lies under `CALENDAR#`. */
export const calendarVersion = ({ id, from, version }: Pick<Calendar, 'id' | 'from' | 'version'>) =>
  `CALENDARVERSION#${id}#${from}#${version}`;

const bookOf = ({ unit, symbol, year }: Book) => ({ pk: { S: `RECEIPTS#${unit}#${symbol}#${year}` } });

/** Where each kind of item lies in the one table. */
export const keys = {
  reference: (sk: string) => ({ pk: { S: 'REFERENCE' }, sk: { S: sk } }),
  state: (code: string) => ({ pk: { S: `DOSSIER#${code}` }, sk: { S: 'STATE' } }),
  journal: (code: string, seq: number) => ({
    pk: { S: `DOSSIER#${code}` },
    sk: { S: `JOURNAL#${String(seq).padStart(6, '0')}` },
  }),
  /** A consultation's place in the list of the unit that is asked. */
  question: (code: string, no: number) => ({
    pk: { S: `DOSSIER#${code}` },
    sk: { S: `QUESTION#${no}` },
  }),
  run: (code: string) => ({ pk: { S: `DOSSIER#${code}` }, sk: { S: 'RUN' } }),
  access: (code: string, at: string, id: string) => ({ ...accessesOf(code), sk: { S: `${at}#${id}` } }),
  /** How often the unit's absences were changed; and each of them, behind its last day. */
  absences: (unit: string) => ({ pk: { S: `ABSENCES#${unit}` }, sk: { S: 'VERSION' } }),
  absence: (unit: string, to: string, id: string) => ({
    pk: { S: `ABSENCES#${unit}` },
    sk: { S: `${to}#${id}` },
  }),
  registration: (token: string, seq: number) => ({
    ...historyOf(token),
    sk: { S: `ENTRY#${String(seq).padStart(6, '0')}` },
  }),
  /** What became of a notice to the portal. */
  notice: (code: string, seq: number, id: string) => ({
    pk: { S: `NOTICES#${code}` },
    sk: { S: `${String(seq).padStart(6, '0')}#${id}` },
  }),
  /** What was sealed on a day, and what the day comes down to. */
  sealedOn: (day: string, code: string) => ({ pk: { S: `SEALS#${day}` }, sk: { S: code } }),
  /** What was ordered for a package since it was sealed. */
  hold: (code: string, id: string) => ({ pk: { S: `KEEPING#${code}` }, sk: { S: `HOLD#${id}` } }),
  extension: (code: string, until: string) => ({
    pk: { S: `KEEPING#${code}` },
    sk: { S: `EXTENSION#${until}` },
  }),
  packageCheck: (code: string) => ({ pk: { S: `KEEPING#${code}` }, sk: { S: 'CHECK' } }),
  destruction: (code: string) => ({ pk: { S: `KEEPING#${code}` }, sk: { S: 'DESTROYED' } }),
  disposal: (id: string) => ({ pk: { S: 'DISPOSALS' }, sk: { S: id } }),
  export: (id: string, item: 'RECORD' | 'ALL' | 'OWN') => ({ pk: { S: `EXPORT#${id}` }, sk: { S: item } }),
  batch: (id: string) => ({ pk: { S: `BATCH#${id}` }, sk: { S: 'RECORD' } }),
  checkNight: (night: string) => ({ pk: { S: 'CHECKS' }, sk: { S: night } }),
  /** A sealed dossier of a person, who is known by a keyed hash. */
  person: (hash: string, code: string) => ({ pk: { S: `PERSON#${hash}` }, sk: { S: code } }),
  /** A paper of a person that may be handed in again. */
  keptPaper: (hash: string, code: string, file: string) => ({
    pk: { S: `PAPERS#${hash}` },
    sk: { S: `${code}#${file}` },
  }),
  dayRoot: (day: string) => ({ pk: { S: 'ROOTS' }, sk: { S: day } }),
  claim: (actor: string, key: string) => ({
    pk: { S: `KEY#${encodeURIComponent(actor)}#${key}` },
    sk: { S: 'KEY' },
  }),
  /** How much of its limit a caller has taken. */
  limit: (caller: string) => ({ pk: { S: `LIMIT#${caller}` }, sk: { S: 'BUCKET' } }),
  /** What wakes the readers of the stream, so that it is noticed when one of them is told of nothing any more. */
  beat: (at: string, mark: string) => ({ pk: { S: 'BEAT' }, sk: { S: `${at}#${mark}` } }),
  counter: (agency: string, date: string) => ({
    pk: { S: `COUNTER#${agency}#${date}` },
    sk: { S: 'COUNTER' },
  }),
  /** What a provider told of: by day, so that a day is compared with the provider's statement in one query. */
  transaction: (provider: string, date: string, transaction: string) => ({
    pk: { S: `TRANSACTIONS#${provider}#${date}` },
    sk: { S: transaction },
  }),
  order: (provider: string, reference: string) => ({
    pk: { S: `ORDER#${provider}` },
    sk: { S: reference },
  }),
  receiptBook: (book: Book) => ({ ...bookOf(book), sk: { S: 'BOOK' } }),
  receiptNumber: (book: Book, number: number) => ({
    ...bookOf(book),
    sk: { S: `NUMBER#${String(number).padStart(8, '0')}` },
  }),
  receipt: (reference: string) => ({ pk: { S: `RECEIPT#${reference}` }, sk: { S: 'RECEIPT' } }),
  reconciliation: (provider: string, date: string) => ({
    pk: { S: `RECONCILIATION#${provider}` },
    sk: { S: date },
  }),
  posted: (tracking: string, carrier: string, event: string) => ({
    pk: { S: `POST#${tracking}` },
    sk: { S: `${carrier}#${event}` },
  }),
  procedure: (code: string, version: number) => ({
    pk: { S: `PROCEDURE#${code}` },
    sk: { S: `VERSION#${String(version).padStart(4, '0')}` },
  }),
} as const;

/**
 * Lists in the index `lists`: open tasks of a unit by due time, closed dossiers of a unit by closing time, online
 * payments of a provider by when to ask after them, exports by when they were ordered. Dossiers that are not sealed yet are
 * few, and by themselves: the sweeper reads them again and again.
 */
export const lists = {
  open: (unit: string) => `OPEN#${unit}`,
  unsealed: (unit: string) => `UNSEALED#${unit}`,
  sealed: (unit: string) => `SEALED#${unit}`,
  /** What a unit is asked by others. */
  asked: (unit: string) => `ASKED#${unit}`,
  orders: (provider: string) => `ORDERS#${provider}`,
  waitingExports: 'EXPORTS#WAITING',
  exports: 'EXPORTS#ALL',
  exportsOf: (person: string) => `EXPORTS#OF#${person}`,
  /** Papers that may be handed in again, by their last day. */
  keptPapers: 'PAPERS#KEPT',
  disposals: 'DISPOSALS',
} as const;
