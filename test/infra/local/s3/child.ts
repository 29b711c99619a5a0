/** A server in a process of its own, to be killed: `node child.ts <directory>`; it says its port when it is ready. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createS3 } from '#infra/local/s3/s3.ts';
import { bucket, region } from '#test/infra/local/s3/options.ts';

const directory = process.argv[2] ?? '';
const db = new DatabaseSync(join(directory, 's3.sqlite'));
db.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS taken (event TEXT)',
);
const take = db.prepare('INSERT INTO taken VALUES (?)');
const s3 = createS3({
  directory: join(directory, 's3'),
  db,
  clock: { now: () => Date.now() },
  region,
  secretOf: () => 'local',
  buckets: [bucket('intake', { versioned: true, eventBridge: true })],
  emit: (event) => void take.run(JSON.stringify(event)),
});
const server = createServer((req, res) => void s3.handle(req, res));
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
