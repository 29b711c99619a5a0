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

const section = ({ kind, actsIn, rules }: Law) => `### ${kind}

Acts in ${linked(actsIn)}. ${rules.filter(({ doubts }) => doubts.length > 0).length} of ${rules.length} to be confirmed.

| rule | place | days | ground | seen | |
| --- | --- | --- | --- | --- | --- |
${rules.map(ruleRow).join('\n')}
`;

describe('the law that acts here', () => {
  it('is written down for a lawyer, article by article and record by record', async () => {
    const law = await shippedLaw();
    const page = `# The law, and where it acts

Written by a test ([law-page.test.ts](../test/docs/law-page.test.ts)) from the records. Article by article it says which file does what the law wants; then every rule and number that comes with the software, with its ground, where it was seen, and whether somebody has to confirm it before it is relied on. \`npm run catalogue -- unconfirmed\` lists what is to be confirmed.

## Article by article

| article | what it wants | where it is done | text | remark |
| --- | --- | --- | --- | --- |
${articles.map(articleRow).join('\n')}

## Record by record

What is said within a record stands below it, by its place.

${law.map(section).join('\n')}`;
    await expect(page).toMatchFileSnapshot('../../docs/law.md');
  });

  it('is done in files that there are', () => {
    for (const file of articles.flatMap(({ in: files }) => files))
      expect(existsSync(`shared/${file}`), file).toBe(true);
  });
});
