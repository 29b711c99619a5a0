import { createHash, type Hash } from 'node:crypto';
import type { ChunkSignatures } from '#local/s3/auth/chunk-signatures.ts';
import { refuse } from '#local/s3/http/errors.ts';

/** Undoes the framing of a body, and gives the trailers once all of it has come. */
export interface Framing {
  push(bytes: Buffer): Buffer[];
  end(): Map<string, string>;
}

export const noFraming: Framing = { push: (bytes) => [bytes], end: () => new Map() };

const longestLine = 4096;

/** The `aws-chunked` framing: sized chunks, signed or not, then trailers, whose names are in lower case. */
export class ChunkedFraming implements Framing {
  readonly #signatures: ChunkSignatures | undefined;
  readonly #trailers = new Map<string, string>();
  #state: 'head' | 'data' | 'gap' | 'trailer' | 'done' = 'head';
  #line = '';
  #left = 0;
  #chunk: { hash: Hash; signature: string } | undefined;

  /** Without `signatures`, the chunks are unsigned. */
  constructor(signatures?: ChunkSignatures) {
    this.#signatures = signatures;
  }

  push(bytes: Buffer): Buffer[] {
    const data: Buffer[] = [];
    let at = 0;
    while (at < bytes.length)
      at = this.#state === 'data' ? this.#take(bytes, at, data) : this.#read(bytes, at);
    return data;
  }

  end() {
    if (this.#state !== 'done') throw refuse('IncompleteBody', 'The chunked body ends too early');
    return this.#trailers;
  }

  #take(bytes: Buffer, at: number, data: Buffer[]) {
    const piece = bytes.subarray(at, at + this.#left);
    this.#chunk?.hash.update(piece);
    data.push(piece);
    this.#left -= piece.length;
    if (this.#left === 0) this.#state = 'gap';
    return at + piece.length;
  }

  #read(bytes: Buffer, at: number) {
    const end = bytes.indexOf('\n', at);
    this.#line += bytes.toString('latin1', at, end < 0 ? bytes.length : end);
    if (this.#line.length > longestLine) throw malformed();
    if (end < 0) return bytes.length;
    const line = this.#line.replace(/\r$/, '');
    this.#line = '';
    this.#onLine(line);
    return end + 1;
  }

  #onLine(line: string) {
    if (this.#state === 'head') this.#openChunk(line);
    else if (this.#state === 'gap' && line === '') this.#closeChunk('head');
    else if (this.#state === 'trailer' && line === '') this.#finish();
    else if (this.#state === 'trailer') this.#keepTrailer(line);
    else throw malformed();
  }

  #openChunk(line: string) {
    const [, size = '', signature = ''] =
      /^([0-9a-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line) ?? [];
    if (size === '' || (signature === '') !== (this.#signatures === undefined)) throw malformed();
    if (this.#signatures !== undefined) this.#chunk = { hash: createHash('sha256'), signature };
    this.#left = Number.parseInt(size, 16);
    if (this.#left > 0) this.#state = 'data';
    else this.#closeChunk('trailer');
  }

  #closeChunk(next: 'head' | 'trailer') {
    if (this.#chunk !== undefined)
      this.#signatures?.checkChunk(this.#chunk.signature, this.#chunk.hash.digest('hex'));
    this.#state = next;
  }

  #keepTrailer(line: string) {
    const colon = line.indexOf(':');
    if (colon < 1) throw malformed();
    this.#trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }

  #finish() {
    const signature = this.#trailers.get('x-amz-trailer-signature');
    this.#trailers.delete('x-amz-trailer-signature');
    const lines = [...this.#trailers].map(([name, value]) => `${name}:${value}\n`).join('');
    if (this.#signatures !== undefined && lines !== '') this.#signatures.checkTrailer(signature ?? '', lines);
    this.#state = 'done';
  }
}

const malformed = () => refuse('InvalidRequest', 'The chunked body is malformed');
