import type { JournalEntry } from '#shared/journal/journal.ts';
import { type Markup, markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { vietnamTime } from '../when.ts';
import { both, label } from './bilingual.ts';
import { sentenceOf } from './sentences.ts';
import { actorWords, wordsFor } from './words.ts';

function actor({ by }: JournalEntry, { names }: PackageInput): Markup {
  const unit = by.unit === undefined ? undefined : markup`, ${wordsFor(names.units, by.unit).vi}`;
  const instead =
    by.for === undefined ? undefined : markup` ${label('thay cho', 'for')} <span class="id">${by.for}</span>`;
  return markup`${both(wordsFor(actorWords, by.kind))} <span class="id">${by.id}</span>${instead}${unit}`;
}

const item = (entry: JournalEntry, input: PackageInput) => markup`<li id="entry-${entry.seq}">
<p class="when"><time datetime="${entry.at}">${vietnamTime(entry.at)}</time></p>
<div class="what">
${entry.events.map((event) => markup`<p>${both(sentenceOf(event, input))}</p>\n`)}<p class="who">${actor(entry, input)}</p>
<details><summary>${label('Mã băm', 'Hash')} ${entry.hash.slice(0, 12)}…</summary><code>${entry.hash}</code></details>
</div>
</li>
`;

/** The journal in plain words, entry by entry. */
export const timeline = (input: PackageInput): Markup =>
  markup`<ol class="timeline">
${input.journal.map((entry) => item(entry, input))}</ol>`;
