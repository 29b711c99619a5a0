/** Durations of one kind of act, in milliseconds. */
export class Samples {
  readonly #values: number[] = [];

  async time<T>(act: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const value = await act();
    this.add(performance.now() - started);
    return value;
  }

  /** One that was measured elsewhere. */
  add(milliseconds: number): void {
    this.#values.push(milliseconds);
  }

  percentile(share: number): number {
    const sorted = this.#values.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  }

  get count() {
    return this.#values.length;
  }
}
