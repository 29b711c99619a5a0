import canonicalize from 'canonicalize';
import type { Sha256 } from './hashing.ts';

type Described = { path: string; mediaType: string; size: number; sha256: string; createdAt: string };

/** One member of the bag: its bytes, or the id of the file whose bytes belong there. */
export type PackageEntry = Described & ({ bytes: Uint8Array } | { fileId: string });

const utf8 = new TextEncoder();

/** Makes entries out of texts, all of one date that building again does not change. */
export const textEntries =
  (sha256: Sha256, createdAt: string) =>
  (path: string, mediaType: string, text: string): PackageEntry => {
    const bytes = utf8.encode(text);
    return { path, mediaType, size: bytes.length, sha256: sha256(bytes), createdAt, bytes };
  };

export type WriteText = ReturnType<typeof textEntries>;

/** One line of JSON whose bytes do not depend on the order in which fields were stored (RFC 8785). */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null';

/** JSON for people: fields in canonical order, two spaces, one newline at the end. */
export const readableJson = (value: unknown): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(value)), undefined, 2)}\n`;
