import { existsSync, readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { Run } from '#shared/paper/content.ts';
import type { Font } from './types.ts';

export type FontStyle = NonNullable<Run['style']> | 'plain';

/** Tinos has the measures of Times New Roman, which official papers are set in, and every Vietnamese letter. */
const files = {
  plain: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const satisfies Record<FontStyle, string>;

const opened = new Map<FontStyle, Font>();

/** A font of the papers, opened once; its tables are read when they are first needed. */
export function fontOf(style: FontStyle): Font {
  const font = opened.get(style) ?? open(files[style]);
  opened.set(style, font);
  return font;
}

function open(file: string): Font {
  const font = create(readFileSync(fileOf(file)));
  if ('fonts' in font) throw new Error(`${file} is a collection of fonts`);
  // fontkit remembers a glyph as it was first asked for. One that was asked for as a part of another (O in Ố) would have
  // no character in any later document, and could not be copied out of it: so each is asked for by its character first.
  for (const character of font.characterSet) font.glyphForCodePoint(character);
  return font;
}

/** In a bundle the fonts lie beside it; in the sources they are the package's. */
function fileOf(file: string): URL {
  const beside = new URL(`./fonts/${file}`, import.meta.url);
  if (existsSync(beside)) return beside;
  return new URL(`../../../node_modules/@expo-google-fonts/tinos/${file}`, import.meta.url);
}
