import { around, type OwnLine } from '#shared/file/pages/lines.ts';
import { floatsFrom, type Page } from './document.ts';
import { numbersFrom } from './engine.ts';
import { type Box, moved } from './matrix.ts';

type Letter = {
  text: string;
  box: Box;
  at: { x: number; y: number };
  size: number;
  font: number;
  isUnmapped: boolean;
};

/** Rendering modes that paint nothing: invisible, and only for clipping. */
const unpainted: ReadonlySet<number> = new Set([3, 7]);

/** Nobody reads letters smaller than this, in points. */
const smallest = 2;

/** The letters of a page in their places, line by line; without those that no viewer paints. */
export function textOn(page: Page): OwnLine[] {
  const { engine, handle } = page;
  const text = engine.FPDFText_LoadPage(handle);
  if (text === 0) return [];
  try {
    return linesOf(page, text);
  } finally {
    engine.FPDFText_ClosePage(text);
  }
}

function linesOf(page: Page, text: number): OwnLine[] {
  const { engine } = page;
  const fontOf = fontsIn(page);
  const [lines, words]: [OwnLine[], Letter[][]] = [[], [[]]];
  const endLine = () => {
    const line = lineOf(words.filter((word) => word.length > 0));
    if (line !== undefined) lines.push(line);
    words.splice(0, words.length, []);
  };
  const count = engine.FPDFText_CountChars(text);
  for (let index = 0; index < count; index += 1) {
    const character = characterAt(page, text, index);
    if (character === '\n' || character === '\r') endLine();
    else if (character.trim() === '') words.push([]);
    else {
      const letter = letterAt(page, { text, index, character, fontOf });
      if (letter !== undefined) words.at(-1)?.push(letter);
    }
  }
  endLine();
  return lines;
}

/** The engine writes a hyphen at the end of a line as a character of its own. */
function characterAt({ engine }: Page, text: number, index: number): string {
  const code = engine.FPDFText_GetUnicode(text, index);
  if (code === 2 || code === 0xff_fe) return '-';
  return code === 0 ? '\ufffd' : String.fromCodePoint(code);
}

/** By text object: its font, or undefined where it paints nothing. */
function fontsIn({ engine }: Page) {
  const known = new Map<number, number | undefined>();
  return (object: number) => {
    if (!known.has(object)) {
      const isPainted = !unpainted.has(engine.FPDFTextObj_GetTextRenderMode(object));
      known.set(object, isPainted ? engine.FPDFTextObj_GetFont(object) : undefined);
    }
    return known.get(object);
  };
}

type At = { text: number; index: number; character: string; fontOf: (object: number) => number | undefined };

function letterAt({ engine, shown }: Page, { text, index, character, fontOf }: At): Letter | undefined {
  const font = fontOf(engine.FPDFText_GetTextObject(text, index));
  if (font === undefined) return undefined;
  const [left = 0, right = 0, bottom = 0, top = 0] =
    numbersFrom(engine, 'double', 4, (...[l = 0, r = 0, b = 0, t = 0]) =>
      engine.FPDFText_GetCharBox(text, index, l, r, b, t),
    ) ?? [];
  const loose = floatsFrom(engine, 4, (at) => engine.FPDFText_GetLooseCharBox(text, index, at)) ?? [];
  const [, around, , below] = moved(shown, [loose[0] ?? 0, loose[3] ?? 0, loose[2] ?? 0, loose[1] ?? 0]);
  const size = Math.max(below - around, 0);
  if (size < smallest) return undefined;
  const [x = 0, y = 0] =
    numbersFrom(engine, 'double', 2, (toX = 0, toY = 0) =>
      engine.FPDFText_GetCharOrigin(text, index, toX, toY),
    ) ?? [];
  const [originX, originY] = moved(shown, [x, y, x, y]);
  const isUnmapped = engine.FPDFText_HasUnicodeMapError(text, index) === 1 || isNoCharacter(character);
  const box = moved(shown, [left, bottom, right, top]);
  return { text: character, box, at: { x: originX, y: originY }, size, font, isUnmapped };
}

/** Replacement characters, control characters and those that every font uses for itself. */
const isNoCharacter = (character: string) => /[\ufffd\p{Cc}\p{Co}\p{Cn}]/u.test(character);

function lineOf(words: Letter[][]): OwnLine | undefined {
  const letters = words.flat();
  const [first, last] = [letters[0], letters.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return {
    words: words.map((word) => ({
      text: word
        .map(({ text }) => text)
        .join('')
        .normalize('NFC'),
      box: around(word.map(({ box }) => box)),
      confidence: 100,
    })),
    baseline: [first.at.x, first.at.y, last.box[2], last.at.y],
    size: Math.max(...letters.map(({ size }) => size)),
    fonts: new Set(letters.map(({ font }) => font)),
    isUnmapped: letters.some((letter) => letter.isUnmapped),
  };
}
