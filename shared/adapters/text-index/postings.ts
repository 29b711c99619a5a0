import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * On which pages a word stands, and where on them: for each page its distance from the one before, doubled, and one more
 * where the word stands there once; else how often; then the distances between its places.
 */
export class PostingsWriter {
  readonly #writer = new ByteWriter();
  #last = -1;
  pages = 0;

  /** Pages come in their order, and so do places. */
  add(page: number, places: readonly number[]): void {
    const isOnce = places.length === 1;
    this.#writer.number((page - this.#last - 1) * 2 + (isOnce ? 1 : 0));
    if (!isOnce) this.#writer.number(places.length);
    let last = 0;
    for (const place of places) {
      this.#writer.number(place - last);
      last = place;
    }
    this.#last = page;
    this.pages += 1;
  }

  get bytes(): Uint8Array {
    return this.#writer.bytes;
  }
}

/** Goes through what a {@link PostingsWriter} wrote, page by page. */
export class PostingsReader {
  readonly #reader: ByteReader;
  page = -1;
  /** On the page; written over by the next. */
  readonly places: number[] = [];

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#reader = new ByteReader(bytes, start, end);
  }

  next(): boolean {
    if (this.#reader.isDone) return false;
    const head = this.#reader.number();
    this.page += (head >>> 1) + 1;
    const count = (head & 1) === 1 ? 1 : this.#reader.number();
    this.places.length = count;
    let place = 0;
    for (let index = 0; index < count; index += 1) {
      place += this.#reader.number();
      this.places[index] = place;
    }
    return true;
  }
}
