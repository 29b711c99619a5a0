import { beforeAll, expect, it } from 'vitest';
import type { ConsignmentStore } from '#shared/post/consignment.ts';
import { handed, posted } from '#test/post/samples.ts';

/** What every keeper of consignments must do; each adapter runs it against its own engine. */
export function consignmentStoreContract(open: () => ConsignmentStore) {
  let consignments: ConsignmentStore;
  beforeAll(() => {
    consignments = open();
  });

  it('puts what a carrier told together, by its number', async () => {
    await consignments.note('vnpost', posted());
    expect(await consignments.find('RR000000001VN')).toEqual([{ carrier: 'vnpost', accepted: posted() }]);
    await consignments.note('vnpost', handed());
    expect(await consignments.find('RR000000001VN')).toEqual([
      { carrier: 'vnpost', accepted: posted(), handed: handed() },
    ]);
    expect(await consignments.find('RR000000002VN')).toEqual([]);
  });

  it('keeps each event as it was told first', async () => {
    const tracking = 'RR000000003VN';
    await consignments.note('vnpost', posted({ tracking }));
    expect(await consignments.note('vnpost', posted({ tracking, applicant: 'B' }))).toEqual(
      posted({ tracking }),
    );
  });

  it('mixes the numbers of two carriers up no more than their words', async () => {
    const tracking = 'RR000000004VN';
    await consignments.note('vnpost', posted({ tracking }));
    await consignments.note('other', handed({ tracking }));
    expect(await consignments.find(tracking)).toEqual([
      { carrier: 'vnpost', accepted: posted({ tracking }) },
    ]);
  });
}
