import { describe, expect, it } from 'vitest';
import { completeParts, showParts, startParts } from '#functions/answers/part-uploads.ts';
import type { ArrivedPart, PartUploads } from '#shared/file/part-uploads.ts';

const mebibyte = 1024 * 1024;
const at = '2026-03-02T01:00:00.000Z';
const target = {
  fileId: 'f1',
  key: 'H00.01-20260302-0000001/f1',
  size: 12 * mebibyte,
  mediaType: 'application/pdf',
};
const parts = [
  { number: 1, offset: 0, size: 5 * mebibyte },
  { number: 2, offset: 5 * mebibyte, size: 5 * mebibyte },
  { number: 3, offset: 10 * mebibyte, size: 2 * mebibyte },
];
const part = (number: number, size = parts[number - 1]?.size ?? 0): ArrivedPart => ({
  number,
  size,
  tag: `tag-${number}`,
});

/** A bucket in memory to which one upload is under way. */
function bucket(arrived: ArrivedPart[], end: 'completed' | 'taken' | 'unknown' = 'completed') {
  const begun: string[][] = [];
  const completed: unknown[] = [];
  const signed: Parameters<PartUploads['sign']>[0][] = [];
  const partUploads: PartUploads = {
    async begin(...asked) {
      begun.push(asked);
      return 'upload-1';
    },
    arrived: async (key, id) => (key === target.key && id === 'upload-1' ? arrived : undefined),
    sign: async (part) => `https://intake/${signed.push(part)}`,
    async complete(...asked) {
      completed.push(asked);
      return end;
    },
  };
  return { deps: { partUploads }, begun, completed, signed };
}

describe('an upload in parts', () => {
  it('begins with all of them missing, each with an address for bytes of its length', async () => {
    const { deps, begun, signed } = bucket([]);
    expect(await startParts(deps, target, at)).toEqual({
      ok: true,
      value: {
        body: {
          uploadId: 'upload-1',
          fileId: 'f1',
          size: target.size,
          partSize: 5 * mebibyte,
          parts: parts.map((one) => ({ ...one, state: 'missing', url: `https://intake/${one.number}` })),
          expiresAt: '2026-03-02T09:00:00+07:00',
        },
      },
    });
    expect(begun).toEqual([[target.key, 'application/pdf']]);
    expect(signed[2]).toMatchObject({
      key: target.key,
      uploadId: 'upload-1',
      number: 3,
      size: 2 * mebibyte,
      seconds: 3600,
      at,
    });
  });

  it('shows what has arrived whole, and signs what has not', async () => {
    const { deps, signed } = bucket([part(1), part(3, mebibyte)]);
    const shown = await showParts(deps, target, { uploadId: 'upload-1', at });
    expect(shown).toMatchObject({
      ok: true,
      value: {
        body: {
          parts: [
            { ...parts[0], state: 'arrived' },
            { ...parts[1], state: 'missing', url: 'https://intake/1' },
            { ...parts[2], state: 'missing', url: 'https://intake/2' },
          ],
        },
      },
    });
    expect(signed.map(({ number }) => number)).toEqual([2, 3]);
    expect(JSON.stringify(shown).match(/"url"/g)).toHaveLength(2);
  });

  it('is put together of its parts in their order', async () => {
    const { deps, completed } = bucket([part(3), part(1), part(2)]);
    expect(await completeParts(deps, target, 'upload-1')).toEqual({
      ok: true,
      value: { body: { fileId: 'f1' } },
    });
    expect(completed).toEqual([[target.key, 'upload-1', [part(1), part(2), part(3)]]]);
  });

  it('is not put together while any part is missing, or short', async () => {
    const { deps, completed } = bucket([part(1), part(2, 1)]);
    expect(await completeParts(deps, target, 'upload-1')).toEqual({
      ok: false,
      error: {
        code: 'upload-incomplete',
        findings: [
          {
            pointer: '/parts/1',
            code: 'missing-part',
            detail: { vi: 'Phần 2 chưa đến.', en: 'Part 2 has not arrived.' },
          },
          {
            pointer: '/parts/2',
            code: 'missing-part',
            detail: { vi: 'Phần 3 chưa đến.', en: 'Part 3 has not arrived.' },
          },
        ],
      },
    });
    expect(completed).toEqual([]);
  });

  it.each([
    ['taken', 'file-settled'],
    ['unknown', 'unknown-upload'],
  ] as const)('that ends %s is refused as %s', async (end, code) => {
    const { deps } = bucket([part(1), part(2), part(3)], end);
    expect(await completeParts(deps, target, 'upload-1')).toEqual({ ok: false, error: { code } });
  });

  it('that is not under way is unknown', async () => {
    const { deps, completed } = bucket([]);
    const unknown = { ok: false, error: { code: 'unknown-upload' } };
    expect(await showParts(deps, target, { uploadId: 'upload-2', at })).toEqual(unknown);
    expect(await completeParts(deps, target, 'upload-2')).toEqual(unknown);
    expect(completed).toEqual([]);
  });
});
