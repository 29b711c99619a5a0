import { describe, expect, it } from 'vitest';
import { draftedIn } from '#shared/dossier/journal/application.ts';
import { accepted } from '../fixtures.ts';

describe('what a dossier was submitted with', () => {
  it('is what its first entry says', () => {
    const { entries } = accepted();
    expect(draftedIn(entries)).toEqual(entries[0]?.events[0]);
  });

  it('is not known without that entry', () => {
    const { entries } = accepted();
    for (const journal of [[], entries.slice(1), entries.toReversed()])
      expect(() => draftedIn(journal)).toThrow('the journal does not begin with a draft');
  });
});
