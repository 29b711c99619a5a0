import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { ProcedureCode } from '#shared/procedure/procedure.ts';
import { KeptPaper } from '#shared/reuse/kept-paper.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';

/** Of the applicant: personal identification number, passport number or tax code. */
const Identifier = line(40, 5);

/** The identifier is in the body, since addresses end up in logs. */
export const findPapers = operation({
  ...none,
  id: 'findPapers',
  method: 'POST',
  path: '/v1/papers',
  summary: {
    vi: 'Giấy tờ đã số hóa của một người, dùng lại được cho thủ tục',
    en: 'The papers of a person that may be handed in again with a procedure',
  },
  actors: ['portal', 'officer'],
  body: z.strictObject({
    identifier: Identifier,
    procedure: ProcedureCode,
    /** Where the dossier is to be handed in. */
    unit: UnitId,
  }),
  idempotent: false,
  tagged: false,
  success: { status: 200, description: { vi: 'Các giấy tờ', en: 'The papers' } },
  problems: ['unknown-procedure'],
});

/** The applicant does not agree any more that papers are kept; what they were handed in with stays as it is. */
export const withdrawPapers = operation({
  ...none,
  id: 'withdrawPapers',
  method: 'PUT',
  path: '/v1/papers',
  summary: { vi: 'Rút lại đồng ý cho dùng lại giấy tờ', en: 'Withdraw the consent to keep papers' },
  actors: ['portal', 'officer'],
  body: z.strictObject({ identifier: Identifier, unit: UnitId, keep: z.literal(false) }),
  tagged: false,
  success: {
    status: 200,
    description: { vi: 'Số giấy tờ đã thôi giữ', en: 'How many are not kept any more' },
  },
});

export const PapersWithdrawn = z.strictObject({ withdrawn: z.int() });

/** A paper, and the component that it may be handed in for: as `from`, with its size and digest. */
export const PapersFound = z.strictObject({
  items: z.array(
    KeptPaper.omit({ paper: true, component: true }).extend({
      for: z.string(),
      acceptedAt: z.iso.datetime({ offset: true }),
    }),
  ),
});
