import type { Text } from '#shared/kernel/text.ts';
import { type Markup, markup, type Piece } from '../markup.ts';

/** Vietnamese first, English smaller behind it, each marked as its language. */
export const both = ({ vi, en }: Text): Markup =>
  vi === en ? markup`${vi}` : markup`${vi} <span class="en" lang="en">${en}</span>`;

export const label = (vi: string, en: string): Markup => both({ vi, en });

/** One line of a list of facts; nothing where there is nothing to say. */
export const fact = (name: Markup, value: Piece): Markup | undefined =>
  value === undefined ? undefined : markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;

export const section = (
  id: string,
  title: Markup,
  body: Piece,
): Markup => markup`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}
</section>
`;
