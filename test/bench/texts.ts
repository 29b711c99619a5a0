import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { createS3 } from '#infra/local/s3/s3.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3SegmentReader, s3SegmentStore } from '#shared/adapters/text-index/s3-segment-store.ts';
import { SegmentHead } from '#shared/adapters/text-index/segment.ts';
import { segmentFinder } from '#shared/adapters/text-index/segment-finder.ts';
import { segmentIndex } from '#shared/adapters/text-index/segment-index.ts';
import type { SegmentReader } from '#shared/adapters/text-index/segment-store.ts';
import { parseQuery } from '#shared/archive/texts/query.ts';
import { bucket, region } from '#test/infra/local/s3/options.ts';
import { corpus } from './text-corpus.ts';

const credentials = { accessKeyId: 'local-bench', secretAccessKey: 'local' };
const name = 'texts';

/** The local S3 in a process of its own, as in the local cloud. */
function serve(directory: string): void {
  const s3 = createS3({
    directory,
    db: new DatabaseSync(join(directory, 's3.sqlite')),
    clock: { now: Date.now },
    region,
    secretOf: () => credentials.secretAccessKey,
    buckets: [bucket(name)],
    emit: () => undefined,
  });
  const server = createServer((request, response) => void s3.handle(request, response));
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function served(directory: string) {
  const child = fork(import.meta.filename, ['serve', directory]);
  const port = await new Promise((resolve) => child.once('message', resolve));
  const endpoint = `http://127.0.0.1:${port}`;
  const client = s3Client({ endpoint, region, credentials, timeoutMs: 60_000 });
  const stop = () => {
    client.destroy();
    child.kill();
  };
  const objects = { client, name };
  return { objects, store: s3SegmentStore(objects), stop };
}

const portion = 500;

/** Takes everything in as the nightly function would; what a text is long, in bytes. */
async function fill(store: ReturnType<typeof s3SegmentStore>, pages: number) {
  const { dossier, dossiers } = corpus(pages);
  const index = segmentIndex(store);
  let [text, seconds] = [0, 0];
  for (let start = 0; start < dossiers; start += portion) {
    const some = Array.from({ length: Math.min(portion, dossiers - start) }, (_, no) => dossier(start + no));
    for (const { files } of some) for (const file of files) text += Buffer.byteLength(file.pages.join('\n'));
    const started = performance.now();
    await index.add(some);
    seconds += (performance.now() - started) / 1000;
  }
  return { text, seconds };
}

/** What people look for: one word, several, a phrase, a beginning, and what is on nearly every page. */
function queries(pages: number): Record<string, () => string> {
  const { word, random } = corpus(pages);
  const rare = () => String(Math.floor(random() * 1e6));
  return {
    'one word': word,
    'three words': () => [word(), word(), word()].join(' '),
    'a phrase of three': () => `"${[word(), word(), word()].join(' ')}"`,
    'a number': rare,
    'a beginning': () => `${word().slice(0, 3)}*`,
  };
}

const percentile = (times: readonly number[], share: number) =>
  (times.toSorted((one, other) => one - other)[Math.ceil(times.length * share) - 1] ?? 0).toFixed(0);

async function search(objects: Parameters<typeof s3SegmentReader>[0], pages: number, rounds: number) {
  const cold = performance.now();
  const finder = segmentFinder(s3SegmentReader(objects));
  await finder.search({ clauses: parseQuery('a'), scope: {}, limit: 10 });
  console.log(`first search, nothing known yet: ${(performance.now() - cold).toFixed(0)} ms`);
  const all: number[] = [];
  for (const [kind, query] of Object.entries(queries(pages))) {
    const times: number[] = [];
    let count = 0;
    for (let round = 0; round < rounds; round += 1) {
      const clauses = parseQuery(query());
      const started = performance.now();
      count += (await finder.search({ clauses, scope: {}, limit: 10 })).count;
      times.push(performance.now() - started);
    }
    all.push(...times);
    const mean = Math.round(count / rounds);
    console.log(`| ${kind} | ${mean} | ${percentile(times, 0.5)} | ${percentile(times, 0.95)} |`);
  }
  console.log(`| all | | ${percentile(all, 0.5)} | ${percentile(all, 0.95)} |`);
}

const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/** How large the index is, beside the text. */
async function size({ catalogue, read }: SegmentReader, text: number) {
  const { segments } = (await catalogue()).catalogue;
  const packed = await Promise.all(segments.map(({ key, bytes, head }) => read(key, bytes - head, head)));
  const heads = packed.map((head) => SegmentHead.parse(JSON.parse(gunzipSync(head).toString())));
  const total = (each: number[]) => each.reduce((sum, one) => sum + one, 0);
  const lookUp = total(heads.map(({ dictionary }) => dictionary)) + total(segments.map(({ head }) => head));
  const postings = total(segments.map(({ bytes }) => bytes)) - lookUp;
  const share = (bytes: number) => `${mib(bytes)}, ${((bytes * 100) / text).toFixed(1)} % of the text`;
  console.log(`${mib(text)} of text in ${segments.length} segments`);
  console.log(`dictionaries and heads ${share(lookUp)}`);
  console.log(`postings ${share(postings)}`);
}

/** `node test/bench/texts.ts [pages] [rounds]`: how fast an index of texts is made and searched, and how large it is. */
async function main(pages: number, rounds: number) {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-texts-'));
  const { objects, store, stop } = await served(directory);
  try {
    const { seconds, text } = await fill(store, pages);
    await size(store, text);
    console.log(`${Math.round(pages / seconds)} pages a second, all mergers included`);
    console.log(`memory ${mib(process.resourceUsage().maxRSS * 1024)} at its peak`);
    await search(objects, pages, rounds);
  } finally {
    stop();
    rmSync(directory, { recursive: true });
  }
}

const [, , first = '100000', second = '200'] = process.argv;
if (first === 'serve') serve(second);
else await main(Number(first), Number(second));
