import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limitWords } from '#shared/calendar/words.ts';
import { onlineView } from '#shared/procedure/online-level.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { fileOfVersion } from '#test/support/procedures.ts';

const folder = new URL('../../shared/procedure/data/', import.meta.url);
const procedures = readdirSync(folder)
  .map((file) => Procedure.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
  .toSorted((one, other) => one.code.localeCompare(other.code, 'en') || one.version - other.version);

const money = new Intl.NumberFormat('en');

const channelWords = (channels: readonly string[] | undefined) =>
  channels ? ` (${channels.join(', ')})` : '';

const limitsOf = ({ limit, limits = {} }: Procedure) =>
  [
    limitWords(limit, 'en'),
    ...Object.entries(limits).map(([channel, own]) => `${limitWords(own, 'en')} (${channel})`),
  ].join('<br>');

const feesOf = ({ fees }: Procedure) =>
  fees?.lines
    .map(({ amount, per, channels, subjects }) => {
      const unit = per === 'dossier' ? '' : ` per ${per.each}`;
      return `${money.format(amount)}${unit}${channelWords(channels)}${channelWords(subjects)}`;
    })
    .join('<br>') ?? '–';

const rowOf = (procedure: Procedure) => {
  const { code, version, effectiveFrom, name, cases = [], online, components, result, evidence } = procedure;
  const named = cases.flatMap((one) => one.name?.en ?? []);
  const link = (text: string) => `[${text}](../../shared/procedure/data/${fileOfVersion(procedure)})`;
  const cells = [
    version === 1 ? link(code) : `${link(`${code}, version ${version}`)}, from ${effectiveFrom}`,
    `${name.vi}<br>${name.en}`,
    limitsOf(procedure),
    feesOf(procedure),
    named.join('<br>') || '–',
    components.length,
    online ? `${onlineView(online).level}, ${onlineView(online).name.en.toLowerCase()}` : '–',
    result.template ?? 'a file',
    evidence,
  ];
  return `| ${cells.join(' | ')} |`;
};

it('is written down for people, as it is in the records', async () => {
  const page = `# Procedures that come with the software

Written by a test from the records. Amounts are in VND. Facts that are recalled, and what was designed, are to be confirmed by the agency before use.

| code | name | limit | fees | cases | components | online | result | evidence |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${procedures.map(rowOf).join('\n')}
`;
  await expect(page).toMatchFileSnapshot('../../docs/reference/procedures.md');
});
