import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { computeDue, explain } from '#shared/calendar/due.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { addWorkingTime } from '#shared/calendar/working-time.ts';
import { organisation, sign } from '#test/adapters/pades/signed.ts';
import { days, rule } from '#test/calendar/examples.ts';
import { samplePapers } from '#test/paper/samples.ts';

const milliseconds = 3_000;

/** How often something is done per second on one core. */
async function rate(act: (turn: number) => unknown): Promise<number> {
  await act(0);
  const started = performance.now();
  let turns = 0;
  while (performance.now() - started < milliseconds) {
    turns += 1;
    await act(turns);
  }
  return (turns * 1_000) / (performance.now() - started);
}

/** So many instants, spread over two years. */
const instants = Array.from({ length: 1_000 }, (_, index) =>
  new Date(Date.parse('2025-01-01T01:00:00Z') + index * 17 * 3_600_000).toISOString(),
);
const at = (turn: number) => instants[turn % instants.length] ?? '';

const question = (turn: number) => ({
  receivedAt: at(turn),
  limit: days(10),
  rule,
  pauses: [],
});

/** A paper by its name, in the samples of the tests. */
function paper(name: string) {
  const found = samplePapers.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found.content;
}

/** `node test/bench/pure.ts`: what the pure core and the papers do per second on one core; prints Markdown. */
async function main() {
  const { signer } = await organisation();
  const { bytes } = await renderPaper(paper('result'));
  const acts: Record<string, (turn: number) => unknown> = {
    'a due time with its explanation as data': (turn) => computeDue(vnGovCalendar, question(turn)),
    'the same, and its sentences in both languages': (turn) =>
      explain(computeDue(vnGovCalendar, question(turn))),
    'working time added to an instant': (turn) => addWorkingTime(vnGovCalendar, at(turn), 16 * 3_600_000),
    'a receipt as PDF/A': () => renderPaper(paper('receipt')),
    'a control slip as PDF/A': () => renderPaper(paper('control-slip')),
    'a signature in a PDF (RSA 3072 in this process)': () => sign(bytes, signer),
  };
  process.stdout.write('| on one core | per second |\n| --- | --- |\n');
  for (const [name, act] of Object.entries(acts)) {
    const perSecond = await rate(act);
    process.stdout.write(`| ${name} | ${Number(perSecond.toPrecision(3)).toLocaleString('en')} |\n`);
  }
}

await main();
