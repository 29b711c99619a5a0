/** Text that is already XML or HTML. */
export type Markup = { readonly markup: string };

export type Piece = string | number | Markup | undefined | readonly Piece[];

const written: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text that is its own markup, as nearly all is: one look instead of three passes. */
const harmless = /^[\t\n !#-%(-;=?-\ud7ff\ue000-\ufffd]*$/;

/** Makes any text safe between tags and in quotes; what XML 1.0 cannot hold becomes U+FFFD. */
export const escapeMarkup = (text: string): string =>
  harmless.test(text)
    ? text
    : text
        .toWellFormed()
        .replace(forbidden, '\u{fffd}')
        .replace(/[&<>"'\r]/g, (character) => written[character] ?? character);

function render(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escapeMarkup(piece);
  if (typeof piece === 'number') return String(piece);
  if ('markup' in piece) return piece.markup;
  return piece.map(render).join('');
}

/** Tag for XML and HTML templates: values are escaped unless they are markup themselves; undefined is nothing. */
export const markup = (template: TemplateStringsArray, ...pieces: Piece[]): Markup => ({
  markup: template.reduce((text, part, index) => text + render(pieces[index - 1]) + part),
});
