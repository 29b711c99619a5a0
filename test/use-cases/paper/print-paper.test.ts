import { beforeAll, describe, expect, it } from 'vitest';
import { printPapers } from '#shared/use-cases/paper/print-paper.ts';
import { organisation } from '#test/adapters/pades/signed.ts';
import { code, local, type Story } from '#test/dossier/fixtures.ts';
import { accepted, awaiting, refused, stopped } from '#test/paper/stories.ts';
import { deployed as deployedWith, sha256 } from './printing.ts';

const at = local('2026-03-02 11:00');

let own: Awaited<ReturnType<typeof organisation>>;
beforeAll(async () => {
  own = await organisation();
});

const deployed = (story: Story) => deployedWith(story, [own.signer]);

describe('printing what is due', () => {
  it('stores each paper beside the files of its dossier and tells the dossier what it stored', async () => {
    const around = await deployed(awaiting());
    expect(await printPapers(around, code, at)).toEqual(['receipt-3', 'supplement-request-4']);
    const files = (await around.store.find(code))?.files.filter(({ purpose }) => purpose === 'paper') ?? [];
    expect(files.map(({ id }) => id)).toEqual(['receipt-3', 'supplement-request-4']);
    for (const { id, sha256: digest, size } of files) {
      const bytes = around.papers.files.get(`${code}/${id}`) ?? new Uint8Array();
      expect({ digest: sha256(bytes), size: bytes.length }).toEqual({ digest, size });
      expect(Buffer.from(bytes).subarray(0, 8).toString()).toBe('%PDF-1.7');
    }
  });

  it('is done once, however often it is asked for, and by however many at once', async () => {
    const around = await deployed(refused());
    await Promise.all([printPapers(around, code, at), printPapers(around, code, at)]);
    expect(await printPapers(around, code, at)).toEqual([]);
    const journal = await around.store.journal(code);
    expect(
      journal.flatMap(({ events }) => events).filter(({ type }) => type === 'paper.recorded'),
    ).toHaveLength(1);
  });

  it('records the bytes that were stored by whoever printed first and died before telling', async () => {
    const around = await deployed(accepted());
    const first = Buffer.from('%PDF-1.7 of an earlier release');
    await around.papers.put(`${code}/receipt-3`, first);
    await printPapers(around, code, at);
    const file = (await around.store.find(code))?.files.find(({ id }) => id === 'receipt-3');
    expect(file).toMatchObject({ sha256: sha256(first), size: first.length });
  });

  it('says the same whenever it is printed: what came after the act is not on the paper', async () => {
    const [early, late] = [await deployed(accepted()), await deployed(awaiting())];
    await printPapers(early, code, at);
    await printPapers(late, code, local('2026-03-09 11:00'));
    const key = `${code}/receipt-3`;
    expect(late.papers.files.get(key)).toEqual(early.papers.files.get(key));
  });

  it('numbers papers within the unit, the year and the sign, one after the other, and once', async () => {
    const around = await deployed(awaiting());
    await Promise.all([printPapers(around, code, at), printPapers(around, code, at)]);
    const { papers = [] } = (await around.store.find(code)) ?? {};
    expect(papers.map(({ number }) => number).toSorted()).toEqual(['01/TTPVHCC', '02/TTPVHCC']);
    expect(await around.store.lastOrdinal('PAPER#H00.01#TTPVHCC', '2026')).toBe(2);
  });

  it('numbers a notice of the agency in a series of its own', async () => {
    const around = await deployed(stopped());
    await printPapers(around, code, at);
    const { papers } = (await around.store.find(code)) ?? {};
    expect(papers).toMatchObject([{ number: '01/TTPVHCC' }, { number: '01/TB-UBND' }]);
  });

  it('signs what the circular has signed, for the organisation, where one signs for the unit', async () => {
    const around = await deployed(stopped());
    await printPapers(around, code, at);
    for (const id of ['receipt-3', 'stop-notice-5']) {
      const bytes = around.papers.files.get(`${code}/${id}`) ?? new Uint8Array();
      expect(Buffer.from(bytes).toString('latin1')).toContain('/ETSI.CAdES.detached');
    }
    const alone = await deployedWith(accepted(), []);
    await printPapers(alone, code, at);
    const bare = alone.papers.files.get(`${code}/receipt-3`) ?? new Uint8Array();
    expect(Buffer.from(bare).toString('latin1')).not.toContain('/ETSI.CAdES.detached');
  });

  it('throws for a dossier that is not there, so that the message is kept', async () => {
    await expect(printPapers(await deployed(accepted()), 'H00.01-20260302-0000009', at)).rejects.toThrow(
      'no dossier',
    );
  });
});
