import type { Absence } from '#shared/unit/absence.ts';

/** The leader of An Bình is away for a week; the deputy stands in. */
export const anAbsence = (changes: Partial<Absence> = {}): Absence => ({
  id: 'a1',
  officer: 'lanh-dao.an-binh',
  unit: 'H00.01',
  from: '2026-03-02',
  to: '2026-03-06',
  substitute: 'pho-lanh-dao.an-binh',
  reason: 'Nghỉ phép năm',
  enteredBy: 'lanh-dao.an-binh',
  enteredAt: '2026-02-27T01:00:00.000Z',
  ...changes,
});
