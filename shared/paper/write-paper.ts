import type { FormId } from '#shared/form/official-form.ts';
import { apology } from './apology.ts';
import type { PaperContent } from './content.ts';
import { controlSlip } from './control-slip.ts';
import { feeReceipt } from './fee-receipt.ts';
import { receipt } from './receipt.ts';
import { refusal } from './refusal.ts';
import type { PaperSource } from './source.ts';
import { stopNotice } from './stop-notice.ts';
import { supplementRequest } from './supplement-request.ts';

const writers: Partial<Record<FormId, (source: PaperSource) => PaperContent>> = {
  receipt,
  'supplement-request': supplementRequest,
  refusal,
  apology,
  'stop-notice': stopNotice,
  'control-slip': controlSlip,
  'fee-receipt': feeReceipt,
};

/** What a paper of a dossier says. */
export function writePaper(source: PaperSource): PaperContent {
  const write = writers[source.form.id];
  if (write === undefined) throw new Error(`${source.form.id} is not a paper of one dossier`);
  return write(source);
}
