import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { rootStore } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoSealedDays } from '#shared/adapters/dynamodb/archive/sealed-days.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryArchiveCopies } from '#shared/adapters/memory/archive-copies.ts';
import { memoryCheckStore } from '#shared/adapters/memory/check-store.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memoryKeptPaperStore } from '#shared/adapters/memory/kept-paper-store.ts';
import { memoryPersonStore } from '#shared/adapters/memory/person-store.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { httpTimeStamps } from '#shared/adapters/time-stamp/http-time-stamps.ts';
import { stampReader } from '#shared/adapters/time-stamp/stamp-reader.ts';
import { boundedViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import { writePackage } from '#shared/adapters/zip/write-package.ts';
import type { ArchiveReader, NewPackage } from '#shared/archive/archive.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { checkArchive } from '#shared/use-cases/archive/check-archive.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { sealDossier } from '#shared/use-cases/archive/seal.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { startDynoxide } from '#test/adapters/dynamodb/dynoxide.ts';
import { signingKeys } from '#test/archive/proof/days.ts';
import { application, declared, local, readWell, reception, system } from '#test/dossier/fixtures.ts';
import { submission, world } from '#test/dossier/world.ts';
import { cursors } from '#test/support/cursors.ts';
import { startTimeStamps } from '#test/support/time-stamps.ts';

export type Stored = Record<string, AttributeValue>;

const at = local('2026-03-02 09:30');
type Bytes = (file: string) => Buffer;
const someBytes: Bytes = (id) => Buffer.from(`%PDF bytes of ${id}`);

/** The archive's bucket: packages, and what is locked of days. */
const bucketIn = (objects: Map<string, Buffer>) => ({
  writer: {
    async put({ key, bytes }: NewPackage) {
      objects.set(key, Buffer.concat(await Array.fromAsync(bytes)));
      return { versionId: 'v1' };
    },
  },
  reader: {
    open: ({ key, bytes: size }) => ({
      size,
      async read(offset, length) {
        const bytes = objects.get(key)?.subarray(offset, offset + length) ?? Buffer.alloc(0);
        if (bytes.length > 0) return bytes;
        throw new Damaged({ pointer: key, code: 'container', detail: { vi: 'Không có', en: 'Missing' } });
      },
    }),
  } satisfies ArchiveReader,
  locked: {
    async put(key: string, text: string) {
      const kept = objects.get(key) ?? Buffer.from(text);
      objects.set(key, kept);
      return kept.toString();
    },
    get: async (key: string) => objects.get(key)?.toString(),
  },
});

/**
 * Three dossiers that were sealed on 2 March 2026, on a real table, and the night in which that day was signed. Their files
 * were read, but for `unread`.
 */
export async function archiveScene(bytesOf = someBytes, unread?: string) {
  const fileOf = (id: string) => ({
    size: bytesOf(id).length,
    sha256: createHash('sha256').update(bytesOf(id)).digest('hex'),
  });
  const engine = await startDynoxide();
  let now = '2026-03-02T18:30:00.000Z';
  const authority = await startTimeStamps(async () => new Date(now));
  const objects = new Map<string, Buffer>();
  const bucket = bucketIn(objects);
  const store = dynamoDossierStore(engine.client, engine.table);
  const deps = { ...world(), store };
  const record = { id: 'tsa', from: '2020-01-01T00:00:00.000Z', name: 'Test TSA', basis: 'test' };
  const anchors = [{ ...record, certificate: authority.certificate }];
  const judges = { rootHolds, readStamp: stampReader(async () => anchors) };
  const roots = rootStore(engine.client, engine.table, bucket.locked);
  const sealed = dynamoSealedDays(engine.client, engine.table);
  const proving = {
    sealed,
    roots,
    ...signingKeys(),
    rootHolds,
    timeStamps: httpTimeStamps(async () => [{ ...record, url: authority.url }]),
  };
  const people = memoryPersonStore();
  const sealing = {
    ...deps,
    archive: bucket.writer,
    roots,
    people,
    kept: memoryKeptPaperStore(),
    copy: async () => undefined,
    intake: {
      async *read(key: string) {
        yield bytesOf(key.split('/').at(-1) ?? '');
      },
      remove: async () => undefined,
    },
    lockedFor: 1,
    write: writePackage,
    sha256,
  };

  async function sealOne(no: number): Promise<string> {
    const file = `f${no}`;
    const draft = application({ files: [declared(file, { ...fileOf(file), name: `Tờ khai (${no}).pdf` })] });
    const handedIn = await handIn(deps, submission({ draft }));
    if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
    const { code } = handedIn.value;
    const read = { ...readWell, text: fileOf(`${file}.text.json`), pdf: fileOf(`${file}.searchable.pdf`) };
    const outcome = file === unread ? ('unreadable' as const) : read;
    for (const [command, by] of [
      [{ type: 'inspect', file, pages: 1 }, system],
      [{ type: 'record-recognition', file, outcome }, system],
      [{ type: 'complete', task: 1, outcome: 'refuse', reason: 'Không thuộc thẩm quyền' }, reception],
    ] as const) {
      const done = await obey(deps, { code, command, by, at });
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    }
    const done = await sealDossier(sealing, code, local('2026-03-02 09:40'));
    if (!done.ok) throw new Error(done.error);
    return code;
  }

  const codes = [await sealOne(1), await sealOne(2), await sealOne(3)];
  await proveDays(proving, now);
  const all = async () => (await engine.sdk.send(new ScanCommand({ TableName: engine.table }))).Items ?? [];
  const keyOf = ({ pk, sk }: Stored) => JSON.stringify([pk, sk]);
  const put = (Item: Stored) => engine.sdk.send(new PutItemCommand({ TableName: engine.table, Item }));
  const remove = ({ pk, sk }: Stored) =>
    engine.sdk.send(
      new DeleteItemCommand({ TableName: engine.table, Key: { pk: pk ?? { S: '' }, sk: sk ?? { S: '' } } }),
    );
  const auditing = {
    ...deps,
    cursors,
    people,
    lists: dynamoDossierLists(engine.client, engine.table),
    accessLog: memoryAccessLog(),
    keeping: memoryKeepingStore(),
    archive: bucket.reader,
    roots,
    viewer: boundedViewer,
    readStamp: judges.readStamp,
    signDownload: async () => 'https://archive.example/package',
  };

  return {
    codes,
    code: codes[1] ?? '',
    file: 'f2',
    day: '2026-03-02',
    intakeKey,
    deps: auditing,
    objects,
    put,
    remove,
    async item(pk: string, sk: string): Promise<Stored> {
      const found = (await all()).find((one) => one['pk']?.S === pk && one['sk']?.S === sk);
      if (found === undefined) throw new Error(`there is no ${pk} ${sk}`);
      return found;
    },
    /** Signs what is over at a time, by the same authority. */
    prove: (when: string) => {
      now = when;
      return proveDays(proving, when);
    },
    /** The checks of the night after the signing, every day's turn being each night. */
    check: () =>
      checkArchive(
        {
          sealed,
          roots,
          judges,
          store,
          copies: memoryArchiveCopies([...objects].map(([key, bytes]) => ({ key, versionId: 'v1', bytes }))),
          keeping: auditing.keeping,
          checks: memoryCheckStore(),
          every: 1,
        },
        '2026-03-02T19:00:00.000Z',
        () => true,
      ),
    /** What there is now, to come back to. */
    async snapshot() {
      const [items, kept] = [await all(), new Map(objects)];
      const known = new Set(items.map(keyOf));
      return async () => {
        const added = (await all()).filter((item) => !known.has(keyOf(item)));
        await Promise.all([...added.map(remove), ...items.map(put)]);
        objects.clear();
        for (const [key, bytes] of kept) objects.set(key, bytes);
      };
    },
    stop() {
      authority.close();
      engine.stop();
    },
  };
}

export type Scene = Awaited<ReturnType<typeof archiveScene>>;
