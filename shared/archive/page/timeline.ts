import type { JournalEntry } from '#shared/journal/journal.ts';
import { type Markup, markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { vietnamTime } from '../when.ts';
import { both, label } from './bilingual.ts';
import { sentenceOf } from './sentences.ts';
import { actorWords, wordsFor } from './words.ts';

/** The name and the post where they are known, and always the id by which the journal knows them. */
function person(id: string, { names }: PackageInput): Markup {
  const known = Object.hasOwn(names.people, id) ? names.people[id] : undefined;
  if (known === undefined) return markup`<span class="id">${id}</span>`;
  const title = known.title === undefined ? undefined : markup`, ${both(known.title)}`;
  return markup`<strong>${known.name}</strong>${title} <span class="id">(${id})</span>`;
}

function actor({ by }: JournalEntry, input: PackageInput): Markup {
  const unit = by.unit === undefined ? undefined : markup`, ${wordsFor(input.names.units, by.unit).vi}`;
  const instead =
    by.for === undefined ? undefined : markup` ${label('thay cho', 'for')} ${person(by.for, input)}`;
  return markup`${both(wordsFor(actorWords, by.kind))} ${person(by.id, input)}${instead}${unit}`;
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
