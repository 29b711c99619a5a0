/**
 * How many 200 KB objects per second one server takes and gives, run by hand:
 * `node test/infra/local/s3/throughput.ts [requests] [concurrency]`. The clients have a thread of their own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createS3 } from '#infra/local/s3/s3.ts';

const region = 'ap-southeast-1';
const body = Buffer.alloc(200_000, 'dossier ');
const now = () => Date.now();

interface Task {
  urls: string[];
  method: 'PUT' | 'GET';
  concurrency: number;
}

/** Sends the requests of one task and tells how many milliseconds each took. */
async function drive({ urls, method, concurrency }: Task) {
  const rest = [...urls];
  const times: number[] = [];
  const one = async () => {
    for (let url = rest.pop(); url !== undefined; url = rest.pop()) {
      const start = performance.now();
      const response = await fetch(url, method === 'PUT' ? { method, body } : { method });
      const bytes = (await response.arrayBuffer()).byteLength;
      if (!response.ok || (method === 'GET' && bytes !== body.length)) throw new Error(`${response.status}`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return times.sort((a, b) => a - b);
}

async function measure(task: Task) {
  const cpu = process.threadCpuUsage();
  const start = performance.now();
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  const times = await new Promise<number[]>((resolve, reject) =>
    worker.on('message', resolve).on('error', reject),
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.threadCpuUsage(cpu);
  const at = (share: number) => `${times[Math.floor(times.length * share)]?.toFixed(1)} ms`;
  const perRequest = (user + system) / 1000 / times.length;
  console.log(
    `${task.method}: ${(times.length / seconds).toFixed(0)}/s, p50 ${at(0.5)}, p99 ${at(0.99)},`,
    `${perRequest.toFixed(2)} ms of the server's thread each`,
  );
}

async function main(requests: number, concurrency: number) {
  const directory = mkdtempSync(join(tmpdir(), 's3-throughput-'));
  const db = new DatabaseSync(join(directory, 's3.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const buckets = [{ name: 'intake', versioned: true, objectLock: false, eventBridge: true, cors: [] }];
  const s3 = createS3({
    directory,
    db,
    clock: { now },
    region,
    secretOf: () => 'local',
    buckets,
    emit: () => {},
  });
  const server = createServer((req, res) => void s3.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({
    region,
    endpoint: `http://127.0.0.1:${port}`,
    credentials,
    // Otherwise the signed URL declares the checksum of an empty body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const keys = Array.from({ length: requests }, (_, i) => ({ Bucket: 'intake', Key: `dossiers/${i}` }));
  const puts = await Promise.all(keys.map((key) => getSignedUrl(client, new PutObjectCommand(key))));
  const gets = await Promise.all(keys.map((key) => getSignedUrl(client, new GetObjectCommand(key))));
  for (let round = 0; round < 2; round += 1) {
    await measure({ urls: puts, method: 'PUT', concurrency });
    await measure({ urls: gets, method: 'GET', concurrency });
  }
  console.log(`${(process.memoryUsage().rss / 1024 ** 2).toFixed(0)} MB resident, clients included`);
  server.closeAllConnections();
  server.close();
  await s3.close();
  db.close();
  rmSync(directory, { recursive: true });
}

if (isMainThread) await main(Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 16));
else parentPort?.postMessage(await drive(workerData));
