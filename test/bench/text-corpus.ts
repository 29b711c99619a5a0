import type { DossierTexts } from '#shared/archive/texts/text-index.ts';

/** Numbers below 1 that look random and are the same in each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const onsets = 'b c ch d đ g gh gi h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rimes =
  'a ai am an ang anh ao at e en eo i in inh iên iêu o oa on ong u un ung ư ươn ương uy uyên ê ên ô ông ơ ơn'.split(
    ' ',
  );
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Some five thousand syllables, in an order of their own. */
function syllables(random: () => number): string[] {
  const all = onsets.flatMap((onset) =>
    rimes.flatMap((rime) => tones.map((tone) => `${onset}${rime}${tone}`.normalize('NFC'))),
  );
  return all
    .map((syllable) => ({ syllable, rank: random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ syllable }) => syllable);
}

const wordsOnAPage = 250;
const pagesInADossier = 5;
/** Of a hundred words: numbers that hardly occur again, and words in which the recognition erred. */
const numbersIn = 0.06;
const mistakesIn = 0.03;

/**
 * Dossiers whose pages are like scans of forms as far as an index can tell: syllables as frequent as in language
 * (Zipf's law), numbers of papers and people, and the mistakes of a recognition.
 */
export function corpus(pages: number) {
  const random = numbers(20_261_125);
  const vocabulary = syllables(random);
  const spread = Math.log(vocabulary.length);
  // Zipf's law: how often a word occurs is one over its rank.
  const word = () => vocabulary[Math.floor(Math.exp(random() * spread)) - 1] ?? '';
  const any = () => {
    const kind = random();
    if (kind < numbersIn) return String(Math.floor(random() * 10 ** Math.ceil(random() * 9)));
    if (kind < numbersIn + mistakesIn) return mistaken(word(), random);
    return word();
  };
  const page = () => Array.from({ length: wordsOnAPage }, any).join(' ');
  const dossier = (no: number): DossierTexts => {
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor((no * 365 * pagesInADossier) / pages)));
    return {
      code: `H00.${no % 20}-${day.toISOString().slice(0, 10).replaceAll('-', '')}-${no}`,
      unit: `H00.${no % 20}`,
      procedure: '1.004873',
      closedAt: day.toISOString(),
      sealed: day.toISOString().slice(0, 10),
      files: [{ id: 'f1', offset: 0, size: 1, pages: Array.from({ length: pagesInADossier }, page) }],
    };
  };
  return { dossier, dossiers: pages / pagesInADossier, word, random };
}

function mistaken(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  return `${word.slice(0, at)}${'abcdeghiklmnopqrstuvxy'[Math.floor(random() * 22)]}${word.slice(at + 1)}`;
}
