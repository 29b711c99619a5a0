import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { pageSigns } from '#shared/adapters/scan-batch/find-separators.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { procedure } from '#test/dossier/fixtures.ts';

/** Runs the command as an operator does. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, ['functions/operator/separators.ts', ...args]);
  const closed = once(child, 'close');
  const [out, said, [code]] = await Promise.all([buffer(child.stdout), text(child.stderr), closed]);
  return { out, said, code };
}

describe('the command for separator sheets', () => {
  it('prints one for each component of the procedure, that is read again', async () => {
    const { out, said, code } = await run('1.004873');
    expect({ said, code }).toEqual({ said: '', code: 0 });
    const pages = await readPdf(out);
    const signs = pages.map(({ canvas }) => pageSigns(canvas.toBuffer('image/jpeg'), 'image/jpeg'));
    expect((await Promise.all(signs)).flat()).toEqual(
      procedure.components.map((one) => ({
        number: 1,
        separator: { component: one.id },
        blank: false,
      })),
    );
  });

  it('says how it is called, and which procedures there are', async () => {
    for (const args of [[], ['1.004873', '1.014199']]) {
      const { out, said, code } = await run(...args);
      expect({ out: out.length, code }).toEqual({ out: 0, code: 1 });
      expect(said).toMatch(/^Usage: node functions\/operator\/separators\.ts <procedure code>/);
    }
    const { out, said, code } = await run('1.999999');
    expect({ out: out.length, code }).toEqual({ out: 0, code: 1 });
    expect(said).toMatch(/^There is no procedure 1\.999999\./);
    expect(said).toContain('1.004873');
  });
});
