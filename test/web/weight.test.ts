import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';

/** What the first look at the work list may weigh, scripts and styles, as they are sent. */
const limit = 280 * 1024;

const Chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
});
const Manifest = z.record(z.string(), Chunk);

let folder: string;
let manifest: z.output<typeof Manifest>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  const args = ['vite', 'build', '--outDir', folder, '--manifest', 'manifest.json', '--logLevel', 'error'];
  await promisify(execFile)('npx', args, {
    cwd: resolve('web'),
    // As it is deployed, not as a test runs.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A chunk with everything that it cannot do without. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`the build has no ${name}`);
  if (found.has(chunk.file)) return found;
  for (const file of [chunk.file, ...chunk.css]) found.add(file);
  for (const other of chunk.imports) filesOf(other, found);
  return found;
}

const weightOf = async (files: Iterable<string>) => {
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(join(folder, file)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

it('shows the work list within the limit', async () => {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
  const files = filesOf('source/list/list-page.tsx', filesOf(entry));
  const weight = await weightOf(files);
  console.info(`first load of the work list: ${(weight / 1024).toFixed(1)} KB gz in ${files.size} files`);
  expect(files.size).toBeGreaterThan(2);
  expect(weight).toBeLessThanOrEqual(limit);
});

it('puts no script and no style into the page itself', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
});
