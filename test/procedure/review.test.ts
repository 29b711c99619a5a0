import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unaskedData } from '#shared/procedure/checks/data-check.ts';
import { checkPrinted, checkReferences } from '#shared/procedure/checks/reference-checks.ts';
import { unclearIn } from '#shared/procedure/checks/wording-check.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { fieldsIn } from '#shared/result/template-checks.ts';
import { shippedTemplates } from '#test/result/shipped.ts';

/** The list of words of this day; a later one finds others. */
const day = '2026-11-30';

const folder = new URL('../../shared/procedure/data/', import.meta.url);
const reviews = readdirSync(folder)
  .map((file) => Procedure.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
  .toSorted((one, other) => one.code.localeCompare(other.code, 'en') || one.version - other.version)
  .map((procedure) => {
    const { code, version, result } = procedure;
    const printed = shippedTemplates.filter(({ id }) => id === result.template).flatMap(fieldsIn);
    return {
      name: `${code}@${version}`,
      unasked: unaskedData(procedure, printed),
      dead: [...checkReferences(procedure), ...checkPrinted(procedure, printed)].map(
        ({ detail }) => detail.en,
      ),
      unclear: unclearIn(procedure, day),
    };
  });

it('finds so much in what is shipped, and no more', () => {
  const counts = reviews.map(
    ({ name, unasked, dead, unclear }) => `${name} ${unasked.length} ${dead.length} ${unclear.length}`,
  );
  // Fields that nothing asks for, dead references, unclear words.
  expect(counts).toEqual([
    '1.000948@1 9 0 1',
    '1.002663@1 12 0 1',
    '1.003868@1 4 0 3',
    '1.003868@2 4 0 3',
    '1.004379@1 9 0 1',
    '1.004428@1 8 0 1',
    '1.004873@1 5 0 1',
    '1.004873@2 5 0 1',
    '1.004873@3 5 0 1',
    '1.005442@1 8 0 1',
    '1.014199@1 0 0 1',
    '2.000635@1 6 0 1',
    '2.000635@2 6 0 1',
    '2.000908@1 5 0 1',
    '2.000908@2 5 0 1',
    'LOCAL.BENCH@1 2 0 0',
    'LOCAL.BUU-CHINH-HET-HAN@1 0 0 1',
    'LOCAL.BUU-CHINH-SUA-DOI@1 9 0 1',
    'LOCAL.CO-MAU-D@1 4 0 5',
    'LOCAL.DOANH-NGHIEP@1 8 0 1',
    'LOCAL.GCN-DAT@1 0 0 3',
    'LOCAL.GIAY-PHEP-XAY-DUNG@1 10 0 1',
    'LOCAL.GIAY-PHEP-XAY-DUNG@2 10 0 0',
    'LOCAL.HO-KINH-DOANH@1 7 0 1',
    'LOCAL.KHAI-BAO-HOA-CHAT@1 0 0 0',
    'LOCAL.KHAI-BAO-HOA-CHAT@2 0 0 0',
    'LOCAL.TAM-TRU@1 0 0 1',
    'LOCAL.TAM-TRU@2 0 0 1',
    'LOCAL.TEN-MIEN-KHONG-DAU@1 13 0 3',
    'LOCAL.TEN-MIEN-QUOC-TE@1 6 0 1',
    'LOCAL.TEN-MIEN-TIENG-VIET@1 13 0 2',
    'LOCAL.THUONG-TRU@1 0 0 1',
    'LOCAL.THUONG-TRU@2 0 0 1',
  ]);
});

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(' ') || '–';

it('is written down for people', async () => {
  const rows = reviews.map(({ name, unasked, dead, unclear }) => {
    const words = unclear.map(({ word, plain, at }) => `“${word}” → “${plain}” (${at.length})`);
    return `| ${[name, code(unasked), dead.join('<br>') || '–', words.join('<br>') || '–'].join(' | ')} |`;
  });
  const page = `# What a look through the procedures finds

Written by a test from the records that come with the software. A published version never changes, so that what is found here waits for the next version of its procedure. Publishing warns of the same ([the catalogue](../catalogue.md)).

- **Data that nothing asks for**: fields of the form that no condition, fee, further question or result template uses, in a procedure that names neither a document nor a form number that asks for them. \`*\` is a member of a list.
- **Dead references**: what is named and is not there.
- **Words**: what a citizen may not understand, what to write in its place, and in how many places it stands. The list is ours: [officialese.json](../../shared/procedure/wording/data/officialese.json).

| procedure | data that nothing asks for | dead references | words |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
  await expect(page).toMatchFileSnapshot('../../docs/reference/procedure-review.md');
});
