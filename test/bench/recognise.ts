import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jpegPages } from '#shared/adapters/recognition/jpeg-pages.ts';
import { recogniser } from '#shared/adapters/recognition/read-file.ts';
import { characterErrors } from '#test/support/recognition.ts';

type Measured = { text: string; seconds: number };
type Row = { page: string; ours: Measured; native: Measured | undefined; written: string };

/** Our reading of a scan, with all that belongs to it: report and searchable PDF. */
async function ours(scan: Uint8Array): Promise<Measured> {
  const started = performance.now();
  const reading = await recogniser.read(scan, {
    mediaType: 'application/pdf',
    title: '',
    at: '2026-01-01T00:00:00Z',
  });
  if (typeof reading === 'string') throw new Error(reading);
  const text = reading.recognition.pages.map((page) => page.text).join('\n');
  return { text, seconds: (performance.now() - started) / 1000 };
}

/** The program of the operating system on the same picture; both on one core. Undefined where there is none. */
function native(picture: string): Measured | undefined {
  const started = performance.now();
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const { status, stdout } = spawnSync('tesseract', [picture, '-', '-l', 'vie'], { env, encoding: 'utf8' });
  return status === 0 ? { text: stdout, seconds: (performance.now() - started) / 1000 } : undefined;
}

/** All pages of a scan, as ours are. */
function nativeOf(pictures: readonly string[]) {
  const pages = pictures.flatMap((picture) => native(picture) ?? []);
  if (pages.length < pictures.length || pages.length === 0) return undefined;
  return {
    text: pages.map(({ text }) => text).join('\n'),
    seconds: pages.reduce((sum, page) => sum + page.seconds, 0),
  };
}

const rate = (errors: number, of: number) => `${((100 * errors) / of).toFixed(2)} %`;
const seconds = (all: number[]) => `${(all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0).toFixed(2)} s`;

function lineOf(name: string, rows: Row[]): string {
  const sum = (text: (row: Row) => string | undefined) =>
    rows.reduce(
      (total, row) => {
        const { errors, of } = characterErrors(text(row) ?? '', row.written);
        return { errors: total.errors + errors, of: total.of + of };
      },
      { errors: 0, of: 0 },
    );
  const [mine, theirs] = [sum((row) => row.ours.text), sum((row) => row.native?.text)];
  const nativeTimes = rows.flatMap((row) => row.native?.seconds ?? []);
  const their =
    nativeTimes.length > 0 ? `${rate(theirs.errors, theirs.of)} | ${seconds(nativeTimes)}` : '– | –';
  return `| ${name} | ${rate(mine.errors, mine.of)} | ${seconds(rows.map((row) => row.ours.seconds))} | ${their} |`;
}

/** `node test/bench/recognise.ts [folder] [rounds]`: scans (`*.pdf`) beside their true texts (`*.txt`); prints Markdown. */
async function main(folder: string, rounds: number) {
  const work = mkdtempSync(join(tmpdir(), 'motcua-recognise-'));
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const rows: Row[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const scan = readFileSync(join(folder, name));
      const pictures = [...(await jpegPages(scan))].map(([page, jpeg]) => {
        const picture = join(work, `${name}-${page}.jpg`);
        writeFileSync(picture, jpeg);
        return picture;
      });
      const written = readFileSync(join(folder, name.replace(/\.pdf$/, '.txt')), 'utf8');
      const row = { page: name, ours: await ours(scan), native: nativeOf(pictures), written };
      // The first round opens the engine and warms everybody up.
      if (round > 0) rows.push(row);
    }
  }
  rmSync(work, { recursive: true });
  const lines = names.map((name) =>
    lineOf(
      name.replace(/-.*$/, ''),
      rows.filter(({ page }) => page === name),
    ),
  );
  const head = ['| page | errors | time | native: errors | time |', '| --- | --- | --- | --- | --- |'];
  process.stdout.write(`${[...head, ...lines, lineOf('all', rows)].join('\n')}\n`);
  process.stdout.write(`\n${Math.round(process.memoryUsage().rss / 1e6)} MB\n`);
}

await main(process.argv[2] ?? 'test/data', Number(process.argv[3] ?? 3));
