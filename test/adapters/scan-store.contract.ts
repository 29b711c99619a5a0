import { expect, it } from 'vitest';
import type { ScanStore } from '#shared/use-cases/file/recognise-file.ts';

/** What every place of scans must do; each adapter runs it against its own engine. */
export function scanStoreContract(open: () => Promise<ScanStore>) {
  const bytes = Buffer.alloc(300_000, 'một cửa ');

  it('gives what was put, and nothing where nothing is', async () => {
    const scans = await open();
    expect(await scans.read('H00/f1.text.json')).toBeUndefined();
    expect(Buffer.compare(await scans.put('H00/f1.text.json', bytes, 'application/json'), bytes)).toBe(0);
    expect(Buffer.compare((await scans.read('H00/f1.text.json')) ?? Buffer.of(), bytes)).toBe(0);
    expect(await scans.read('H00/f1')).toBeUndefined();
  });

  it('keeps what was put first', async () => {
    const scans = await open();
    await scans.put('H00/f2.text.json', Buffer.from('first'), 'application/json');
    const kept = await scans.put('H00/f2.text.json', Buffer.from('second'), 'application/json');
    expect(Buffer.from(kept).toString()).toBe('first');
    expect(Buffer.from((await scans.read('H00/f2.text.json')) ?? []).toString()).toBe('first');
  });
}
