const started = performance.now();

const line = (text: string) => {
  process.stdout.write(`${text}\n`);
};

/** Tells the story on the terminal: chapters, acts, and what came of them. */
export const narrator = {
  chapter(number: number, title: string) {
    line(`\n━━ ${number}. ${title} ${'━'.repeat(Math.max(0, 74 - title.length))}`);
  },
  act(who: string, what: string) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
    line(`${seconds}s  ${who}: ${what}`);
  },
  effect(what: string) {
    line(`        → ${what}`);
  },
};
