import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainStart, link, verifyChain } from '#shared/journal/chain.ts';
import { JournalEntry, type UnlinkedEntry } from '#shared/journal/journal.ts';

const entry = (seq: number, events: JournalEntry['events']): UnlinkedEntry => ({
  code: 'H00.01-20260302-0000001',
  seq,
  at: `2026-03-02T01:00:${String(seq % 60).padStart(2, '0')}Z`,
  by: { kind: 'officer', id: 'tiep-nhan.an-binh', unit: 'H00.01' },
  events,
});

function chainOf(eventLists: JournalEntry['events'][]): JournalEntry[] {
  const chain: JournalEntry[] = [];
  for (const events of eventLists)
    chain.push(link(chain.at(-1)?.hash ?? chainStart, entry(chain.length + 1, events)));
  return chain;
}

const text = fc.string({ unit: 'grapheme' });
const event = fc.record({ type: fc.string({ minLength: 1 }), note: text, count: fc.integer() });
const chains = (minLength: number) => fc.array(fc.array(event), { minLength, maxLength: 8 }).map(chainOf);
const withPlace = (minLength: number) =>
  chains(minLength).chain((chain) => fc.tuple(fc.constant(chain), fc.nat(chain.length - 1)));

describe('an untouched journal', () => {
  it('verifies and says its length and head', () => {
    fc.assert(
      fc.property(chains(1), (chain) => {
        expect(verifyChain(chain)).toEqual({
          ok: true,
          value: { length: chain.length, head: chain.at(-1)?.hash },
        });
      }),
    );
  });

  it('still verifies after a trip through JSON and the schema', () => {
    fc.assert(
      fc.property(chains(1), (chain) => {
        const back = chain.map((one) => JournalEntry.parse(JSON.parse(JSON.stringify(one))));
        expect(verifyChain(back).ok).toBe(true);
      }),
    );
  });

  it('has a hash that anyone can recompute from RFC 8785 and SHA-256', () => {
    expect(link(chainStart, entry(1, [{ type: 'dossier.declared', note: 'Hồ sơ' }])).hash).toBe(
      'c99b74193c8801d0ea3c6dc825d04e66242586d3f97920a1dc92a5baff540d47',
    );
  });

  it('does not depend on the order in which fields were written', () => {
    const [one] = chainOf([[{ type: 'a', x: 1, y: 2 }]]);
    const [other] = chainOf([[{ y: 2, x: 1, type: 'a' }]]);
    expect(other?.hash).toBe(one?.hash);
  });
});

describe('an empty journal', () => {
  it('is no journal', () => {
    expect(verifyChain([])).toEqual({ ok: false, error: { seq: 1, problem: 'empty' } });
  });
});

describe('a journal with an edited entry', () => {
  const changes: Array<[string, (one: JournalEntry) => JournalEntry, string]> = [
    ['a time', (one) => ({ ...one, at: '2020-01-01T00:00:00Z' }), 'hash'],
    ['an actor', (one) => ({ ...one, by: { ...one.by, id: `${one.by.id}x` } }), 'hash'],
    ['an added event', (one) => ({ ...one, events: [...one.events, { type: 'x' }] }), 'hash'],
    ['an added key', (one) => ({ ...one, key: `${one.key ?? ''}k` }), 'hash'],
    ['a hash', (one) => ({ ...one, hash: one.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) }), 'hash'],
    ['a predecessor', (one) => ({ ...one, prev: 'f'.repeat(64) }), 'prev'],
    ['a number', (one) => ({ ...one, seq: one.seq + 1 }), 'gap'],
  ];

  it.each(changes)('is broken where %s was changed', (_, change, problem) => {
    fc.assert(
      fc.property(withPlace(1), ([chain, at]) => {
        const edited = chain.map((one, i) => (i === at ? change(one) : one));
        expect(verifyChain(edited)).toEqual({ ok: false, error: { seq: at + 1, problem } });
      }),
    );
  });

  it('is broken where an entry of another dossier begins', () => {
    const [first, second] = chainOf([[], []]);
    if (!first || !second) throw new Error('two entries');
    const other = link(first.hash, { ...entry(2, []), code: 'H00.02-20260302-0000009' });
    expect(verifyChain([first, other])).toEqual({ ok: false, error: { seq: 2, problem: 'code' } });
  });

  it('is broken behind an entry whose hash was forged to fit its change', () => {
    fc.assert(
      fc.property(withPlace(2), ([chain, place]) => {
        const at = Math.min(place, chain.length - 2);
        const forged = chain.map((one, i) =>
          i === at ? link(one.prev, { ...entry(one.seq, [{ type: 'forged' }]) }) : one,
        );
        expect(verifyChain(forged)).toEqual({ ok: false, error: { seq: at + 2, problem: 'prev' } });
      }),
    );
  });
});

describe('a journal whose entries were moved about', () => {
  it('is broken where an entry was removed, and has another head when it was the last', () => {
    fc.assert(
      fc.property(withPlace(2), ([chain, at]) => {
        const verdict = verifyChain(chain.toSpliced(at, 1));
        if (at < chain.length - 1)
          expect(verdict).toEqual({ ok: false, error: { seq: at + 1, problem: 'gap' } });
        else expect(verdict).toMatchObject({ ok: true, value: { length: at, head: chain[at - 1]?.hash } });
      }),
    );
  });

  it('is broken where an entry was inserted', () => {
    fc.assert(
      fc.property(withPlace(1), ([chain, at]) => {
        const twice = chain.flatMap((one, i) => (i === at ? [one, one] : [one]));
        expect(verifyChain(twice)).toEqual({ ok: false, error: { seq: at + 2, problem: 'gap' } });
      }),
    );
  });

  it('is broken at the first of two entries that were swapped', () => {
    fc.assert(
      fc.property(withPlace(2), fc.nat(), ([chain, a], n) => {
        const b = (a + 1 + (n % (chain.length - 1))) % chain.length;
        const swapped = chain.map((one, i) => chain[i === a ? b : i === b ? a : i] ?? one);
        expect(verifyChain(swapped)).toEqual({
          ok: false,
          error: { seq: Math.min(a, b) + 1, problem: 'gap' },
        });
      }),
    );
  });
});
