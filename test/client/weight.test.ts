import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('is small and takes nothing of the server along: its types are erased', async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: ['client/client.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
  });
  expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith('client/'))).toEqual([]);
  expect(outputFiles[0]?.contents.byteLength).toBeLessThan(14_000);
});
