import type { KeyObject } from 'node:crypto';
import { sha256, sign } from '#local/s3/auth/sigv4.ts';
import { refuse } from '#local/s3/http/errors.ts';

/** Where a chain of chunk signatures begins: the signature of the request's headers. */
export interface Seed {
  key: KeyObject;
  at: string;
  scope: string;
  signature: string;
}

const emptyHash = sha256('');

/** Checks the signatures of a body sent in signed chunks; each covers the one before it, so none can be moved. */
export class ChunkSignatures {
  readonly #seed: Seed;
  #previous: string;

  constructor(seed: Seed) {
    this.#seed = seed;
    this.#previous = seed.signature;
  }

  checkChunk(signature: string, dataHash: string) {
    this.#check(signature, ['AWS4-HMAC-SHA256-PAYLOAD', emptyHash, dataHash]);
  }

  checkTrailer(signature: string, trailer: string) {
    this.#check(signature, ['AWS4-HMAC-SHA256-TRAILER', sha256(trailer)]);
  }

  #check(signature: string, [kind = '', ...hashes]: string[]) {
    const { key, at, scope } = this.#seed;
    if (sign(key, [kind, at, scope, this.#previous, ...hashes].join('\n')) !== signature) {
      throw refuse('SignatureDoesNotMatch', 'The signature of a chunk is not the one of its data');
    }
    this.#previous = signature;
  }
}
