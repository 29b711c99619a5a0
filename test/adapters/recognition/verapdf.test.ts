import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniser } from '#shared/adapters/recognition/read-file.ts';
import { isVeraPdfThere, verdicts } from '#test/adapters/pdf/verapdf/verdicts.ts';
import { blankPng, scan, scannedJpeg, strippedPdf, turnedPdf, turnedPng } from './scans.ts';

const work = mkdtempSync(join(tmpdir(), 'motcua-searchable-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const scans: Record<string, { bytes: () => Promise<Uint8Array>; mediaType: string }> = {
  scan: { bytes: async () => scan, mediaType: 'application/pdf' },
  turned: { bytes: () => turnedPdf(90), mediaType: 'application/pdf' },
  strips: { bytes: strippedPdf, mediaType: 'application/pdf' },
  photo: { bytes: scannedJpeg, mediaType: 'image/jpeg' },
  askew: { bytes: () => turnedPng({ quarters: 3, tilt: 2 }), mediaType: 'image/png' },
  blank: { bytes: blankPng, mediaType: 'image/png' },
};
const fileOf = (name: string) => join(work, `${name}.pdf`);

describe.skipIf(!isVeraPdfThere())('searchable scans before veraPDF', () => {
  beforeAll(async () => {
    for (const [name, { bytes, mediaType }] of Object.entries(scans)) {
      const about = { mediaType, title: `Bản quét “${name}”`, at: '2026-11-20T02:00:00Z' };
      const reading = await recogniser.read(await bytes(), about);
      if (typeof reading === 'string' || !reading.searchable) throw new Error(`${name} was not read`);
      writeFileSync(fileOf(name), reading.searchable);
    }
    writeFileSync(fileOf('original'), scan);
  }, 120_000);

  it('are PDF/A-2b, whatever they were made of', () => {
    const names = Object.keys(scans);
    expect(verdicts('2b', names.map(fileOf))).toEqual(names.map(() => 'ok'));
  }, 60_000);

  it('are told from the scan itself', () => {
    expect(verdicts('2b', [fileOf('original')])).not.toEqual(['ok']);
  }, 60_000);
});
