/** Lets a limited number of jobs run at once; the others wait in line. */
export interface Gate {
  run(job: () => Promise<void>): void;
  /** Resolves when the line is short enough for a producer to go on. */
  room(): Promise<void>;
}

export function createGate(limit: number): Gate {
  const line: (() => Promise<void>)[] = [];
  let producers: (() => void)[] = [];
  let running = 0;

  const next = () => {
    while (running < limit) {
      const job = line.shift();
      if (job === undefined) break;
      running += 1;
      void job().finally(() => {
        running -= 1;
        next();
      });
    }
    if (line.length > limit) return;
    for (const go of producers) go();
    producers = [];
  };

  return {
    run(job) {
      line.push(job);
      next();
    },
    room: () =>
      line.length <= limit ? Promise.resolve() : new Promise((resolve) => producers.push(resolve)),
  };
}
