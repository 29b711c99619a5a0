import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Law, shippedLaw } from '#functions/operator/catalogue/rules.ts';
import type { Rule } from '#shared/kernel/evidence.ts';
import { type Article, articles } from './articles.ts';

const cell = (text: string | undefined) => text?.replaceAll('|', '\\|') || '–';
const linked = (file: string) => `[${file}](../shared/${file})`;

const articleRow = ({ of, says, in: files, sure, remark }: Article) =>
  `| ${[of, says, files.map(linked).join('<br>') || '**not yet**', sure, remark ?? ''].join(' | ')} |`;

function ruleRow({ at, name, from, to, basis, evidence, doubts }: Rule): string {
  const days = [from, to].filter((day) => day !== undefined).join(' – ');
  const sure = doubts.length === 0 ? '' : '**to be confirmed**';
  return `| ${[cell(name), cell(at), cell(days), cell(basis), cell(evidence), sure].join(' | ')} |`;
}

const section = ({ kind, appliedIn, rules }: Law) => `### ${kind}

Applied in ${linked(appliedIn)}. ${rules.filter(({ doubts }) => doubts.length > 0).length} of ${rules.length} to be confirmed.

| rule | place | days | ground | source | |
| --- | --- | --- | --- | --- | --- |
${rules.map(ruleRow).join('\n')}
`;

describe('the law that is applied here', () => {
  it('is written down for a lawyer, article by article and record by record', async () => {
    const law = await shippedLaw();
    const page = `# The law, and where it is applied

Written by a test ([law-page.test.ts](../test/docs/law-page.test.ts)) from the records. The first table has the articles of the law, each with the files that implement it. The others have every rule and number that comes with the software, with its legal ground, its source, and whether it has to be confirmed before production use. \`npm run catalogue -- unconfirmed\` lists what has to be confirmed.

## Article by article

| article | requirement | implemented in | source | remark |
| --- | --- | --- | --- | --- |
${articles.map(articleRow).join('\n')}

## Record by record

A rule within a record follows the record, with its place in it.

${law.map(section).join('\n')}`;
    await expect(page).toMatchFileSnapshot('../../docs/law.md');
  });

  it('is done in files that there are', () => {
    for (const file of articles.flatMap(({ in: files }) => files))
      expect(existsSync(`shared/${file}`), file).toBe(true);
  });
});
