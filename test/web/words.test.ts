import { expect, it } from 'vitest';
import { archiveEn } from '#web/words/archive.en.ts';
import { archiveVi } from '#web/words/archive.vi.ts';
import { dossierEn } from '#web/words/dossier.en.ts';
import { dossierVi } from '#web/words/dossier.vi.ts';
import { en } from '#web/words/en.ts';
import { findEn } from '#web/words/find.en.ts';
import { findVi } from '#web/words/find.vi.ts';
import { reportsEn } from '#web/words/reports.en.ts';
import { reportsVi } from '#web/words/reports.vi.ts';
import { vi } from '#web/words/vi.ts';

type Entry = readonly [path: string, said: string];

/** Every text, functions by what they say of two. */
function texts(words: object, above = ''): Entry[] {
  return Object.entries(words).flatMap(([name, value]): Entry[] => {
    const path = `${above}/${name}`;
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function') return [[path, String(value(2, false))]];
    return texts(value, path);
  });
}

const vietnamese = new Map([
  ...texts(vi),
  ...texts(dossierVi, '/desk'),
  ...texts(archiveVi, '/archive'),
  ...texts(reportsVi, '/reports'),
  ...texts(findVi, '/find'),
]);
const english = new Map([
  ...texts(en),
  ...texts(dossierEn, '/desk'),
  ...texts(archiveEn, '/archive'),
  ...texts(reportsEn, '/reports'),
  ...texts(findEn, '/find'),
]);

it('says the same things in both languages', () => {
  expect([...english.keys()].toSorted()).toEqual([...vietnamese.keys()].toSorted());
});

it('leaves nothing empty, and no space at an end', () => {
  const faulty = [...vietnamese, ...english].filter(([, said]) => said === '' || said !== said.trim());
  expect(faulty).toEqual([]);
});

/** Names are the same in every language, and so are places that other words are put into. */
const names = new Set([
  '/appName',
  '/dossier/place',
  '/desk/place',
  '/desk/checks/remark',
  '/desk/acts/done',
  '/desk/fields/identityKinds/vneid',
  '/desk/stale/who',
]);

it('leaves nothing untranslated', () => {
  const same = [...english].filter(([path, said]) => !names.has(path) && vietnamese.get(path) === said);
  expect(same).toEqual([]);
});

it('writes Vietnamese in composed letters, which every search finds', () => {
  const decomposed = [...vietnamese].filter(([, said]) => said !== said.normalize('NFC'));
  expect(decomposed).toEqual([]);
});
