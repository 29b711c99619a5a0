/** In milliseconds; a look costs the engine and us half of one. */
const closely = 25;
const calmly = 200;
const closelyFor = 2000;

/** How often to look for something new: closely while things happen, calmly otherwise. */
export class Rhythm {
  #closelyUntil = 0;
  #wake: () => void = () => {};
  #stopped = false;

  get stopped(): boolean {
    return this.#stopped;
  }

  quicken(): void {
    const calm = performance.now() > this.#closelyUntil;
    this.#closelyUntil = performance.now() + closelyFor;
    if (calm) this.#wake();
  }

  /** Until it is time to look again; rejects when it is over. */
  pause(): Promise<void> {
    return this.#sleep(performance.now() < this.#closelyUntil ? closely : calmly);
  }

  /** After a failure. */
  rest(): Promise<void> {
    return this.#sleep(calmly);
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  async #sleep(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#stopped ? 0 : milliseconds);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
    if (this.#stopped) throw new Closed();
  }
}

/** Why a reading that waits comes to nothing. */
export class Closed extends Error {}
