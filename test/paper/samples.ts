import type { PaperContent } from '#shared/paper/content.ts';
import { deputy, leader, local } from '#test/dossier/fixtures.ts';
import {
  accepted,
  awaiting,
  bookIn,
  declined,
  inDecember,
  ordered,
  paperIn,
  reappointed,
  refused,
  resultIn,
  returned,
  stopped,
  yearBefore,
} from './stories.ts';

/** One of every paper, under both circulars, from the stories of the tests; `docs/papers` shows them. */
export const samplePapers: { name: string; content: PaperContent }[] = [
  { name: 'receipt', content: paperIn(accepted(), 'receipt') },
  { name: 'supplement-request', content: paperIn(awaiting(), 'supplement-request') },
  { name: 'refusal', content: paperIn(refused(), 'refusal') },
  { name: 'refusal-after-appraisal', content: paperIn(declined(), 'refusal') },
  { name: 'apology', content: paperIn(reappointed(), 'apology') },
  { name: 'stop-notice', content: paperIn(stopped(), 'stop-notice') },
  { name: 'result', content: resultIn(ordered(leader)) },
  { name: 'result-signed-by-deputy', content: resultIn(ordered(deputy)) },
  { name: 'control-slip', content: paperIn(returned(), 'control-slip') },
  {
    name: 'follow-up-book',
    content: bookIn([returned(), refused(), reappointed(), stopped(), accepted()]),
  },
  {
    name: 'follow-up-book-closed',
    content: bookIn([inDecember(returned())], {
      from: '2026-12-01',
      to: '2026-12-31',
      at: local('2027-01-04 08:00'),
    }),
  },
  { name: 'receipt-2018', content: paperIn(yearBefore(accepted()), 'receipt') },
  { name: 'supplement-request-2018', content: paperIn(yearBefore(awaiting()), 'supplement-request') },
  { name: 'refusal-2018', content: paperIn(yearBefore(refused()), 'refusal') },
  { name: 'apology-2018', content: paperIn(yearBefore(reappointed()), 'apology') },
  { name: 'control-slip-2018', content: paperIn(yearBefore(returned()), 'control-slip') },
];
