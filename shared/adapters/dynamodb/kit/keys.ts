import type { Calendar } from '#shared/calendar/calendar.ts';
import type { Book } from '#shared/payment/receipt-book.ts';
import { partitions } from './partitions.ts';

/** Accesses lie in a partition of their own, so that whoever may note one can touch nothing else of the dossier. */
export const accessesOf = (code: string) => ({ pk: { S: `${partitions.accesses}${code}` } });

/** The history of a result lies where whoever may read results can read nothing else. */
export const historyOf = (token: string) => ({ pk: { S: `${partitions.results}${token}` } });

/** The sort key of a calendar record as it was in one version; the current one lies under `CALENDAR#`. */
export const calendarVersion = ({ id, from, version }: Pick<Calendar, 'id' | 'from' | 'version'>) =>
  `CALENDARVERSION#${id}#${from}#${version}`;

const bookOf = ({ unit, symbol, year }: Book) => ({
  pk: { S: `${partitions.receiptBooks}${unit}#${symbol}#${year}` },
});

/** Where each kind of item lies in the one table. */
export const keys = {
  reference: (sk: string) => ({ pk: { S: partitions.reference }, sk: { S: sk } }),
  state: (code: string) => ({ pk: { S: `${partitions.dossiers}${code}` }, sk: { S: 'STATE' } }),
  journal: (code: string, seq: number) => ({
    pk: { S: `${partitions.dossiers}${code}` },
    sk: { S: `JOURNAL#${String(seq).padStart(6, '0')}` },
  }),
  /** A consultation's place in the list of the unit that is asked. */
  consultation: (code: string, no: number) => ({
    pk: { S: `${partitions.dossiers}${code}` },
    sk: { S: `QUESTION#${no}` },
  }),
  run: (code: string) => ({ pk: { S: `${partitions.dossiers}${code}` }, sk: { S: 'RUN' } }),
  access: (code: string, at: string, id: string) => ({ ...accessesOf(code), sk: { S: `${at}#${id}` } }),
  /** How often the unit's absences were changed; and each of them, behind its last day. */
  absences: (unit: string) => ({ pk: { S: `${partitions.absences}${unit}` }, sk: { S: 'VERSION' } }),
  absence: (unit: string, to: string, id: string) => ({
    pk: { S: `${partitions.absences}${unit}` },
    sk: { S: `${to}#${id}` },
  }),
  registration: (token: string, seq: number) => ({
    ...historyOf(token),
    sk: { S: `ENTRY#${String(seq).padStart(6, '0')}` },
  }),
  /** What became of a notice to the portal. */
  notice: (code: string, seq: number, id: string) => ({
    pk: { S: `${partitions.notices}${code}` },
    sk: { S: `${String(seq).padStart(6, '0')}#${id}` },
  }),
  /** What was sealed on a day, and what the day comes down to. */
  sealedOn: (day: string, code: string) => ({ pk: { S: `${partitions.sealedDays}${day}` }, sk: { S: code } }),
  /** What was ordered for a package since it was sealed. */
  hold: (code: string, id: string) => ({
    pk: { S: `${partitions.keeping}${code}` },
    sk: { S: `HOLD#${id}` },
  }),
  extension: (code: string, until: string) => ({
    pk: { S: `${partitions.keeping}${code}` },
    sk: { S: `EXTENSION#${until}` },
  }),
  /** By which due time a closed dossier is measured since that version of its calendar. */
  remeasure: (code: string, version: number) => ({
    pk: { S: `${partitions.keeping}${code}` },
    sk: { S: `REMEASURE#${String(version).padStart(6, '0')}` },
  }),
  packageCheck: (code: string) => ({ pk: { S: `${partitions.keeping}${code}` }, sk: { S: 'CHECK' } }),
  destruction: (code: string) => ({ pk: { S: `${partitions.keeping}${code}` }, sk: { S: 'DESTROYED' } }),
  disposal: (id: string) => ({ pk: { S: partitions.disposals }, sk: { S: id } }),
  export: (id: string, item: 'RECORD' | 'ALL' | 'OWN') => ({
    pk: { S: `${partitions.exports}${id}` },
    sk: { S: item },
  }),
  batch: (id: string) => ({ pk: { S: `${partitions.batches}${id}` }, sk: { S: 'RECORD' } }),
  checkNight: (night: string) => ({ pk: { S: partitions.checks }, sk: { S: night } }),
  /** A sealed dossier of a person, who is known by a keyed hash. */
  person: (hash: string, code: string) => ({ pk: { S: `${partitions.people}${hash}` }, sk: { S: code } }),
  /** A paper of a person that may be handed in again. */
  keptPaper: (hash: string, code: string, file: string) => ({
    pk: { S: `${partitions.papers}${hash}` },
    sk: { S: `${code}#${file}` },
  }),
  dayRoot: (day: string) => ({ pk: { S: partitions.roots }, sk: { S: day } }),
  claim: (actor: string, key: string) => ({
    pk: { S: `${partitions.claims}${encodeURIComponent(actor)}#${key}` },
    sk: { S: 'KEY' },
  }),
  /** How much of its limit a caller has taken. */
  limit: (caller: string) => ({ pk: { S: `${partitions.limits}${caller}` }, sk: { S: 'BUCKET' } }),
  /** What wakes the readers of the stream, so that it is noticed when one of them is told of nothing any more. */
  beat: (at: string, mark: string) => ({ pk: { S: partitions.beats }, sk: { S: `${at}#${mark}` } }),
  counter: (agency: string, date: string) => ({
    pk: { S: `${partitions.counters}${agency}#${date}` },
    sk: { S: 'COUNTER' },
  }),
  /** Which number of the series somebody holds, beside its counter. */
  numbered: (series: string, period: string, holder: string) => ({
    pk: { S: `${partitions.counters}${series}#${period}` },
    sk: { S: `HOLDER#${holder}` },
  }),
  /** What desks of others received for a unit on a day. */
  receivedFor: (unit: string, day: string, code: string) => ({
    pk: { S: `${partitions.received}${unit}#${day}` },
    sk: { S: code },
  }),
  /** What a provider told of: by day, so that a day is compared with the provider's statement in one query. */
  transaction: (provider: string, date: string, transaction: string) => ({
    pk: { S: `${partitions.transactions}${provider}#${date}` },
    sk: { S: transaction },
  }),
  order: (provider: string, reference: string) => ({
    pk: { S: `${partitions.orders}${provider}` },
    sk: { S: reference },
  }),
  receiptBook: (book: Book) => ({ ...bookOf(book), sk: { S: 'BOOK' } }),
  receiptNumber: (book: Book, number: number) => ({
    ...bookOf(book),
    sk: { S: `NUMBER#${String(number).padStart(8, '0')}` },
  }),
  receipt: (reference: string) => ({ pk: { S: `${partitions.receipts}${reference}` }, sk: { S: 'RECEIPT' } }),
  reconciliation: (provider: string, date: string) => ({
    pk: { S: `${partitions.reconciliations}${provider}` },
    sk: { S: date },
  }),
  posted: (tracking: string, carrier: string, event: string) => ({
    pk: { S: `${partitions.posted}${tracking}` },
    sk: { S: `${carrier}#${event}` },
  }),
  procedure: (code: string, version: number) => ({
    pk: { S: `${partitions.procedures}${code}` },
    sk: { S: `VERSION#${String(version).padStart(4, '0')}` },
  }),
} as const;
