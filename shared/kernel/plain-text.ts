/** What nobody sees and people type without knowing: soft hyphens, joiners, byte order marks, variation selectors. */
const unseen = /\u00ad|\u034f|\u200c|\u200d|\u2060|\ufeff|\p{Variation_Selector}/gu;

/** Blanks of all widths, also of none, and a letter of Braille without a dot. */
const blank = /[\u200b\u2800\p{Zs}]/gu;

/** What would be read otherwise than it is shown, or cannot be shown at all; line breaks and tabs are the field's business. */
const hostile =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffd]/u;

/** Marks that strike out or enclose a letter, that pile up into other lines, or that stand on none. */
const scrawl = /\p{Me}|[\u0334-\u0338]|\p{M}{5}|(?:^|\s)\p{M}/u;

const isHostile = (text: string) => hostile.test(text) || scrawl.test(text);

/** Unicode NFC with plain blanks and line breaks, and without what nobody sees. */
const tidied = (text: string): string =>
  text.toWellFormed().replace(unseen, '').normalize('NFC').replace(blank, ' ').replace(/\r\n?/g, '\n');

/**
 * The value with every string and property name tidied, so that Vietnamese typed as base letter and mark equals the
 * precomposed form.
 */
export function plainText(value: unknown): unknown {
  if (typeof value === 'string') return tidied(value);
  if (Array.isArray(value)) return value.map(plainText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [tidied(name), plainText(item)]));
}

/** The paths of the strings and property names that hold control, direction or replacement characters, or scrawl. */
export function hostileIn(value: unknown): string[][] {
  if (typeof value === 'string') return isHostile(value) ? [[]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    (isHostile(name) ? [[]] : hostileIn(item)).map((path) => [name, ...path]),
  );
}
