import { readFileSync } from 'node:fs';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many lines in a row are mutated at each place: a function of the usual length. */
const windowLines = 8;

/** Ranges of lines in the files, as Stryker takes them; a file with more lines is met more often. */
export function sampleRanges(files: readonly string[], places: number, random: () => number): string[] {
  const lines = files.flatMap((file) =>
    Array.from({ length: readFileSync(file, 'utf8').split('\n').length }, (_, index) => ({
      file,
      from: index + 1,
    })),
  );
  return Array.from({ length: places }, () => lines[Math.floor(random() * lines.length)]).flatMap((place) =>
    place === undefined ? [] : `${place.file}:${place.from}-${place.from + windowLines - 1}`,
  );
}
