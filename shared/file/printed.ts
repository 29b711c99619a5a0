import type { DossierFile } from './file.ts';

/** A paper that was printed here, so that it brings its text and nobody has to read it; undefined if it was not. */
export const printedFile = ({ id, mediaType, purpose, recognition, sha256, size }: DossierFile) =>
  recognition === undefined &&
  purpose !== 'component' &&
  mediaType === 'application/pdf' &&
  sha256 !== undefined
    ? { id, size, sha256 }
    : undefined;
