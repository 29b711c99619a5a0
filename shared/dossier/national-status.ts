import { type Dossier, isClosed } from './dossier.ts';

const codes = {
  draft: undefined,
  submitted: 1,
  accepted: 2,
  refused: 3,
  processing: 4,
  'awaiting-supplement': 5,
  withdrawn: 7,
  stopped: 8,
  resolved: 9,
  returned: 10,
  expired: undefined,
} as const satisfies Record<Dossier['status'], number | undefined>;

/**
 * The status code that the National Public Service Portal knows (TrangThaiHoSo, 1 to 10). A draft has none, nor has one
 * that expired or was withdrawn: they were never filed. Code 6 (payment) belongs to procedures with fees.
 */
export const nationalStatus = (dossier: Dossier) =>
  isClosed(dossier) && dossier.submittedAt === undefined ? undefined : codes[dossier.status];
