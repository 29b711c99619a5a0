import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Dossier } from '#shared/dossier/dossier.ts';
import { DossierEvent } from '#shared/dossier/events.ts';
import { eventsOf, foldJournal } from '#shared/dossier/journal/replay.ts';
import { verifyChain } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { faults } from '../archive/opening.ts';

const folder = new URL('../data/releases/', import.meta.url);
const releases = readdirSync(folder);
const Kept = z.array(
  z.object({ journal: z.array(JournalEntry), dossier: z.looseObject({ status: z.string() }) }),
);
const keptOf = (release: string) =>
  Kept.parse(JSON.parse(readFileSync(new URL(`${release}/journals.json`, folder), 'utf8')));

describe.each(releases)('the journals of release %s', (release) => {
  const kept = keptOf(release);

  it('are read by this one: unbroken, and told as they were then', () => {
    for (const { journal, dossier } of kept) {
      expect(verifyChain(journal)).toMatchObject({ ok: true });
      const folded = foldJournal(journal);
      expect(Dossier.safeParse(folded).success).toBe(true);
      // What a later release tells besides is its own.
      expect(JSON.parse(JSON.stringify(folded))).toMatchObject(dossier);
    }
  });
});

describe.each(releases)('the package that release %s sealed', (release) => {
  const Sealed = z.strictObject({ sha256: z.string(), journalHead: z.string() });
  const fileOf = (name: string) => readFileSync(new URL(`${release}/${name}`, folder));
  const sealed = Sealed.parse(JSON.parse(fileOf('sealed.json').toString()));

  it('is read and verified by this one, check by check', async () => {
    expect(await faults(fileOf('package.zip'), sealed)).toEqual([]);
  });

  it('is found to be changed where a byte of it is', async () => {
    const changed = Buffer.from(fileOf('package.zip'));
    const middle = Math.floor(changed.length / 2);
    changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
    expect(await faults(changed, sealed)).not.toEqual([]);
  });
});

describe('the journals of all releases', () => {
  it('hold most kinds of events, so that the law above is about each', () => {
    const seen = releases.flatMap(keptOf).flatMap(({ journal }) => journal.flatMap(eventsOf));
    const kinds = DossierEvent.options.map(({ shape }) => shape.type.value);
    const lived = kinds.filter((kind) => seen.some(({ type }) => type === kind));
    expect(lived.length).toBeGreaterThan(0.75 * kinds.length);
  });
});

describe('an event of a release that is still to come', () => {
  it('is refused before anything is done: an older release that meets it stops', () => {
    const [first] = keptOf(releases[0] ?? '').map(({ journal }) => journal);
    const [entry] = first ?? [];
    if (entry === undefined) throw new Error('nothing is kept');
    const newer = { ...entry, events: [...entry.events, { type: 'dossier.blessed' }] };
    expect(() => foldJournal([newer])).toThrow('Invalid discriminator');
  });
});
