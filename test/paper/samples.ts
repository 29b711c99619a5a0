import type { PaperContent } from '#shared/paper/content.ts';
import { accepted, awaiting, paperIn, reappointed, refused, resultIn, returned, stopped } from './stories.ts';

/** One of every paper of a dossier, from the stories of the tests; `docs/papers` shows them. */
export const samplePapers: { name: string; content: PaperContent }[] = [
  { name: 'receipt', content: paperIn(accepted(), 'receipt') },
  { name: 'supplement-request', content: paperIn(awaiting(), 'supplement-request') },
  { name: 'refusal', content: paperIn(refused(), 'refusal') },
  { name: 'apology', content: paperIn(reappointed(), 'apology') },
  { name: 'stop-notice', content: paperIn(stopped(), 'stop-notice') },
  { name: 'result', content: resultIn(accepted()) },
  { name: 'control-slip', content: paperIn(returned(), 'control-slip') },
];
