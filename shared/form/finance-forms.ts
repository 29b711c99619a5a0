import type { Form } from './official-form.ts';

/**
 * Papers that are finance documents and none of the circular's forms: they belong to the law on invoices and receipts,
 * whichever rules the dossier is under.
 */
export const financeForms: readonly Form[] = [
  {
    id: 'fee-receipt',
    no: '01',
    title: 'Biên lai thu phí, lệ phí',
    size: 'A5',
    orientation: 'portrait',
    on: [{ event: 'receipt.issued' }],
  },
];
