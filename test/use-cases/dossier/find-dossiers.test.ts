import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundDossier } from '#shared/dossier/found/found-dossier.ts';
import { foundOf } from '#shared/dossier/found/found-dossier.ts';
import { pageOf } from '#shared/kernel/page.ts';
import { pageAcross } from '#shared/use-cases/dossier/find-dossiers.ts';
import { submitted } from '#test/dossier/fixtures.ts';

const one = foundOf(submitted().dossier);
const dossier = (code: string): FoundDossier => ({ ...one, code });

describe('a list out of several', () => {
  it('has each of them once and in order, whatever the size of its pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(7), { maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        async (sizes, limit) => {
          const lists = sizes.map((size, list) =>
            Array.from({ length: size }, (_, index) => dossier(`${list}-${index}`)),
          );
          const sources = lists.map(
            (list) => async (query: Parameters<typeof pageAcross>[1]) =>
              pageOf(list, ({ code }) => code, query),
          );
          const codes: string[] = [];
          let after: string | undefined;
          do {
            const page = await pageAcross(sources, { after, limit });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            codes.push(...page.items.map(({ code }) => code));
            after = page.after;
          } while (after !== undefined && codes.length < 100);
          expect(codes).toEqual(lists.flat().map(({ code }) => code));
        },
      ),
    );
  });
});
