import { kmsSecret } from '#shared/adapters/kms/derived-hash.ts';
import { type Cursors, sealedCursors } from './sealed-cursors.ts';

/** Cursors under a secret that a KMS key gives: a list goes on in any instance. */
export const kmsCursors = (key: string): Cursors => sealedCursors(kmsSecret(key, 'cursors of lists'));
