import type { DossierView } from '#shared/api/views/dossier.ts';
import type { Access } from '#shared/archive/access-log.ts';
import { type Markup, markup, type Piece } from '#shared/archive/markup.ts';
import { vietnamTime } from '#shared/archive/when.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { Unit } from '#shared/unit/unit.ts';

export type Language = keyof Text;

/** What the page is made of. */
export type Shown = {
  view: DossierView;
  /** The last looks, the latest first. */
  accesses: readonly Access[];
  units: readonly Unit[];
  forms: Forms;
  at: string;
};

/** What the forms carry: the session, the key of the next message, and what became of the last one. */
export type Forms = { session: string; key: string; fault?: Text | undefined; draft?: string | undefined };

export const time = (local: string) => markup`<time>${vietnamTime(new Date(local).toISOString())}</time>`;

export const section = (
  id: string,
  words: string,
  body: Piece,
): Markup => markup`<section aria-labelledby="${id}">
<h2 id="${id}">${words}</h2>
${body}
</section>
`;

/** No text of a dossier makes the page heavy: what is longer is in the written papers. */
export const clipped = (text: string, max: number) =>
  text.length > max ? `${text.slice(0, max).toWellFormed()}…` : text;

export const hidden = (name: string, value: string | number): Markup =>
  markup`<input type="hidden" name="${name}" value="${value}">`;
