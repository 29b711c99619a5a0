import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucket } from '#test/infra/local/s3/options.ts';
import { type Running, start } from '#test/infra/local/s3/server.ts';

const Bucket = 'intake';
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const fill = async ({ client }: Running, keys: string[]) => {
  for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: '-' }));
};

interface Query {
  Prefix?: string;
  Delimiter?: string;
  MaxKeys?: number;
  StartAfter?: string;
}

/** All pages of a listing, put together. */
async function list({ client }: Running, query: Query) {
  const keys: string[] = [];
  const prefixes: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, ...query, ContinuationToken }));
    const found = [
      ...(page.Contents ?? []).map(({ Key }) => Key),
      ...(page.CommonPrefixes ?? []).map((p) => p.Prefix),
    ];
    expect(page.KeyCount).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(query.MaxKeys ?? 1000);
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    prefixes.push(...(page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []));
    ContinuationToken = page.NextContinuationToken;
    expect(page.IsTruncated).toBe(ContinuationToken !== undefined);
  } while (ContinuationToken !== undefined);
  return { keys, prefixes };
}

/** What a listing should be, in the simplest words. */
function expected(all: string[], { Prefix = '', Delimiter, StartAfter = '' }: Query) {
  const keys: string[] = [];
  const prefixes = new Set<string>();
  for (const key of all.filter((k) => k.startsWith(Prefix) && byBytes(k, StartAfter) > 0).sort(byBytes)) {
    const end = Delimiter === undefined ? -1 : key.indexOf(Delimiter, Prefix.length);
    if (end < 0) keys.push(key);
    else prefixes.add(key.slice(0, end + 1));
  }
  return { keys, prefixes: [...prefixes] };
}

describe('a listing', () => {
  it('is in the order of UTF-8 bytes', async () => {
    const running = await start([bucket(Bucket)]);
    const keys = ['đ', 'z', 'a', 'ﬀ', '😀', 'Z', 'a/b', 'a b', '&<>"'];
    await fill(running, keys);
    expect((await list(running, {})).keys).toEqual(keys.sort(byBytes));
  });

  it('is the same in pages of any size, with any prefix and delimiter', async () => {
    const running = await start([bucket(Bucket)]);
    const letter = fc.constantFrom('a', 'b', '/', 'đ', '😀', ' ', '.');
    const keys = fc.sample(fc.string({ unit: letter, minLength: 1, maxLength: 6 }), 60);
    const all = [...new Set(keys)].filter((key) => !key.includes('..'));
    await fill(running, all);
    const query = fc.record(
      {
        Prefix: fc.string({ unit: letter, maxLength: 2 }),
        Delimiter: fc.constantFrom('/', 'a'),
        MaxKeys: fc.integer({ min: 1, max: 10 }),
        StartAfter: fc.string({ unit: letter, minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        // A common prefix that begins at or before StartAfter but has keys behind it is listed too.
        expect(await list(running, asked)).toEqual(expected(all, asked));
      }),
      { numRuns: 60 },
    );
  }, 20_000);

  it('may be percent-encoded, and may be empty', async () => {
    const running = await start([bucket(Bucket)]);
    await fill(running, ['a/\u0001 +']);
    const page = await running.client.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url' }));
    expect(page.Contents?.[0]?.Key).toBe('a/%01%20%2B');
    expect((await list(running, {})).keys).toEqual(['a/\u0001 +']);
    const none = await running.client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));
    expect(none).toMatchObject({ KeyCount: 0, IsTruncated: false });
    await expect(
      running.client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'made up' })),
    ).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});
