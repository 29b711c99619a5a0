import type { Node } from '#local/s3/http/write-xml.ts';
import type { Checksum } from '#local/s3/model/version.ts';

/** A checksum as the elements of an answer. */
export const checksumNodes = (checksum: Checksum | undefined): Node[] =>
  checksum === undefined
    ? []
    : [
        [`Checksum${checksum.algorithm}`, checksum.value],
        ['ChecksumType', checksum.type],
      ];
