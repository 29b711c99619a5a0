import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier, DossierFile, Procedure } from '#web/dossier/model.ts';
import { folded, neighbour, paperGroups, viewable } from '#web/dossier/papers/papers.ts';
import { changed, firstView, type ViewChange } from '#web/dossier/papers/view.ts';
import { dossierVi } from '#web/words/dossier.vi.ts';

const file = (id: string, more: Partial<DossierFile> = {}): DossierFile => ({
  id,
  name: `${id}.pdf`,
  mediaType: 'application/pdf',
  size: 1,
  sha256: '',
  purpose: 'component',
  state: 'accepted',
  ...more,
});
const component = (id: string, required: boolean) => ({ id, name: { vi: `Giấy ${id}`, en: id }, required });
const groupsOf = (...files: DossierFile[]) =>
  paperGroups(
    { files } as Dossier,
    { components: [component('a', true), component('b', false), component('c', true)] } as Procedure,
    { words: dossierVi.papers, language: 'vi' },
  );

describe('the papers of a dossier', () => {
  it('lie in the order of the procedure, with what was asked for and is not there', () => {
    const groups = groupsOf(file('2', { component: 'b' }), file('1', { component: 'a' }));
    expect(groups.map(({ name, files }) => [name, files.map(({ id }) => id)])).toEqual([
      ['Giấy a', ['1']],
      ['Giấy b', ['2']],
      ['Giấy c', []],
    ]);
  });

  it('end with what was made later, by what it is', () => {
    const groups = groupsOf(file('1', { component: 'a' }), file('9', { purpose: 'result' }));
    expect(groups.at(-1)).toMatchObject({ name: 'Kết quả', required: false });
  });

  it('can be looked at once they have been accepted', () => {
    const groups = groupsOf(file('1', { component: 'a', state: 'missing' }), file('2', { component: 'b' }));
    expect(viewable(groups).map(({ id }) => id)).toEqual(['2']);
  });

  it('have a neighbour on each side, and end where they end', () => {
    const files = [file('1'), file('2')];
    expect(neighbour(files, '1', 1)).toBe('2');
    expect(neighbour(files, '2', 1)).toBe('2');
    expect(neighbour(files, '1', -1)).toBe('1');
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });

  it('are searched without regard to case and marks', () => {
    expect(folded('NGUYỄN Văn Đức')).toBe('nguyen van duc');
  });
});

describe('how a paper is looked at', () => {
  it('never leaves its pages and its sizes, whatever is pressed', () => {
    const change = fc.constantFrom<ViewChange>('in', 'out', 'fit', 'turn', 'next', 'previous');
    fc.assert(
      fc.property(fc.array(change), fc.integer({ min: 1, max: 150 }), (changes, pages) => {
        const { page, zoom, turn } = changes.reduce((view, one) => changed(view, one, pages), firstView);
        expect(page >= 1 && page <= pages).toBe(true);
        expect(zoom >= 0.5 && zoom <= 4).toBe(true);
        expect([0, 90, 180, 270]).toContain(turn);
      }),
    );
  });

  it('comes round after four turns', () => {
    const turns: ViewChange[] = ['turn', 'turn', 'turn', 'turn'];
    expect(turns.reduce((view, one) => changed(view, one, 1), firstView)).toEqual(firstView);
  });
});
