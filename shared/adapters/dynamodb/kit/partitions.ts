/**
 * How the key of each partition of the table begins, or the whole key where there is only one. The adapters put items
 * there; the rights of functions name the same.
 */
export const partitions = {
  absences: 'ABSENCES#',
  accesses: 'ACCESS#',
  batches: 'BATCH#',
  beats: 'BEAT',
  bookOrders: 'BOOKORDER#',
  books: 'BOOK#',
  catalogue: 'CATALOGUE',
  checks: 'CHECKS',
  claims: 'KEY#',
  counters: 'COUNTER#',
  disposals: 'DISPOSALS',
  dossiers: 'DOSSIER#',
  exports: 'EXPORT#',
  guidance: 'GUIDANCE#',
  keeping: 'KEEPING#',
  limits: 'LIMIT#',
  notices: 'NOTICES#',
  orders: 'ORDER#',
  papers: 'PAPERS#',
  people: 'PERSON#',
  posted: 'POST#',
  procedures: 'PROCEDURE#',
  ratings: 'RATING#',
  receiptBooks: 'RECEIPTS#',
  receipts: 'RECEIPT#',
  received: 'RECEIVED#',
  reconciliations: 'RECONCILIATION#',
  reference: 'REFERENCE',
  results: 'VERIFY#',
  roots: 'ROOTS',
  sealedDays: 'SEALS#',
  transactions: 'TRANSACTIONS#',
} as const;

/**
 * Lists in the index `lists`: closed dossiers of a unit by closing time, online
 * payments of a provider by when to ask after them, exports by when they were ordered. Dossiers that are not sealed yet are
 * few, and by themselves: the sweeper reads them again and again.
 */
export const lists = {
  unsealed: (unit: string) => `UNSEALED#${unit}`,
  sealed: (unit: string) => `SEALED#${unit}`,
  /** What a unit is asked by others. */
  asked: (unit: string) => `ASKED#${unit}`,
  orders: (provider: string) => `ORDERS#${provider}`,
  waitingExports: 'EXPORTS#WAITING',
  exports: 'EXPORTS#ALL',
  exportsOf: (person: string) => `EXPORTS#OF#${person}`,
  /** What a portal was told, by when it was written. */
  told: (portal: string) => `TOLD#${portal}`,
  /** Papers that may be handed in again, by their last day. */
  keptPapers: 'PAPERS#KEPT',
  disposals: 'DISPOSALS',
} as const;

/** Partitions of the index `tasks`: the lines of a unit's open tasks, and what left them, both by when they changed. */
export const boards = {
  open: (unit: string) => `OPEN#${unit}`,
  left: (unit: string) => `LEFT#${unit}`,
} as const;
