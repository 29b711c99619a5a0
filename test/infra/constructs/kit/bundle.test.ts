import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { bundle, entries } from '#infra/constructs/kit/bundle.ts';
import { functionsOf, templateOf } from '#test/infra/stacks/synthesise.ts';

const outdir = mkdtempSync(join(tmpdir(), 'motcua-bundle-'));
const bundles: { files: string[]; sources: string[]; path: string }[] = [];

beforeAll(() => {
  const stack = new Stack(new App({ outdir }), 'Test');
  const some = [
    'workflow/seal.ts',
    'public/routes.ts',
    'events/recognise.ts',
    'archive/routes.ts',
    'archive-copies/routes.ts',
    'dossier-files/routes.ts',
    'dossiers/routes.ts',
    'tasks/routes.ts',
  ] as const;
  for (const entry of some) {
    new LambdaFunction(stack, entry.replace(/\W/g, ''), {
      code: bundle(entry, { sourceMaps: true }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
    });
  }
  for (const asset of readdirSync(outdir).filter((name) => name.startsWith('asset.'))) {
    const folder = join(outdir, asset);
    const { sources } = JSON.parse(readFileSync(join(folder, 'index.mjs.map'), 'utf8'));
    bundles.push({ files: readdirSync(folder).toSorted(), sources, path: join(folder, 'index.mjs') });
  }
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(outdir, { recursive: true });
});

const bundleOf = (entry: string) =>
  bundles.find(({ sources }) => sources.some((each) => each.endsWith(entry)));
/** Something that is loaded when it is needed. */
const isPart = (file: string) => /-[A-Z0-9]{8}\.mjs(\.map)?$/.test(file);

/** A module of a bundle, and all that it imports at once. */
function loadedAtStart(path: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(path)) return loaded;
  loaded.add(path);
  const imports = readFileSync(path, 'utf8').matchAll(/(?:from|import)"(\.\/[^"]+\.mjs)"/g);
  for (const [, part = ''] of imports) loadedAtStart(join(dirname(path), part), loaded);
  return loaded;
}
const sdk = (name: string) =>
  bundleOf('seal.ts')?.sources.filter((each) => each.includes(`@aws-sdk/${name}/`));

describe('a bundle', () => {
  it('is one of its own for each function: a module, and its source map where the stage wants one', () => {
    const code = ['index.mjs', 'index.mjs.map'];
    const viewing = ['page-viewer.mjs', 'page-viewer.mjs.map', 'recognition'];
    const filesOf = (entry: string) => bundleOf(entry)?.files.filter((file) => !isPart(file));
    expect(filesOf('functions/workflow/seal.ts')).toEqual(code);
    expect(filesOf('functions/public/routes.ts')).toEqual(code);
    expect(filesOf('functions/archive/routes.ts')).toEqual([...code, ...viewing]);
    expect(filesOf('functions/dossier-files/routes.ts')).toEqual([...code, ...viewing]);
    expect(filesOf('functions/archive-copies/routes.ts')).toEqual(['data', 'fonts', ...code, ...viewing]);
    const recognising = ['data', 'fonts', ...code, 'recognition', 'text-reader.mjs', 'text-reader.mjs.map'];
    expect(filesOf('functions/events/recognise.ts')).toEqual(recognising);
    expect(bundleOf('functions/public/routes.ts')).not.toBe(bundleOf('functions/workflow/seal.ts'));
  });

  it('loads by itself, away from the packages that went into it', async () => {
    vi.stubEnv('ISSUER', 'https://id.example');
    vi.stubEnv('TOKEN_URL', 'https://id.example/oauth2/token');
    vi.stubEnv('TABLE_NAME', 'motcua');
    vi.stubEnv('CURSOR_KEY_ARN', 'arn:aws:kms:ap-southeast-1:1:key/1');
    vi.stubEnv('AWS_REGION', 'ap-southeast-1');
    vi.stubEnv('STAGE', 'dev');
    vi.stubEnv('LIMITS', JSON.stringify(stageConfig('dev').limits));
    const { handler } = await import(bundleOf('functions/public/routes.ts')?.path ?? '');
    expect(handler).toBeTypeOf('function');
  });

  it('has with it what is no code: the engine that recognises, its language, the one that shows PDFs and the font', async () => {
    vi.stubEnv('INTAKE_BUCKET', 'intake');
    vi.stubEnv('TABLE_NAME', 'motcua');
    vi.stubEnv('AWS_REGION', 'ap-southeast-1');
    const path = bundleOf('functions/events/recognise.ts')?.path ?? '';
    expect((await import(path)).handler).toBeTypeOf('function');
    const files = readdirSync(dirname(path), { recursive: true, encoding: 'utf8' });
    expect(
      files
        .filter((file) => /\.(wasm|gz|ttf|icc)$/.test(file))
        .map((file) => basename(file))
        .toSorted(),
    ).toEqual([
      'Tinos_400Regular.ttf',
      'pdfium.wasm',
      'sRGB_IEC61966_2_1.icc',
      'tesseract-core-simd-lstm.wasm',
      'vie.traineddata.gz',
    ]);
  });

  it('of an API leaves in files of their own what few requests need', () => {
    const partsOf = (entry: string) =>
      bundleOf(entry)
        ?.files.filter((file) => isPart(file) && file.endsWith('.mjs'))
        .map((file) => file.replace(/-\w+\.mjs$/, ''));
    expect(partsOf('functions/public/routes.ts')).toContain('document');
    expect(partsOf('functions/archive/routes.ts')).toContain('token');
    expect(bundleOf('functions/archive/routes.ts')?.sources.filter((each) => each.includes('pkijs'))).toEqual(
      [],
    );
  });

  it.each([
    ['dossiers', 840],
    ['tasks', 810],
    ['archive', 750],
    ['dossier-files', 750],
    ['public', 450],
  ])('of %s loads at most %i KB at its start', (folder, limit) => {
    const paths = loadedAtStart(bundleOf(`functions/${folder}/routes.ts`)?.path ?? '');
    const size = [...paths].reduce((sum, path) => sum + statSync(path).size, 0);
    expect(size / 1024).toBeLessThan(limit);
    expect(size / 1024).toBeGreaterThan(limit / 2);
  });

  it('of an API opens no file itself: what shows PDFs and writes them is in the process that it starts', () => {
    for (const name of ['archive', 'archive-copies', 'dossier-files']) {
      const entry = `functions/${name}/routes.ts`;
      const sources = bundleOf(entry)?.sources ?? [];
      expect(sources).not.toEqual([]);
      expect(sources.filter((each) => /@embedpdf|pdfkit|pdf-lib/.test(each))).toEqual([]);
    }
  });

  it('holds no language of zod but English: to import `z` by name brings all of them', () => {
    const sources = bundles.flatMap((each) => each.sources);
    expect(sources.some((each) => each.endsWith('/zod/v4/locales/en.js'))).toBe(true);
    expect(sources.filter((each) => each.endsWith('/zod/v4/locales/fr.js'))).toEqual([]);
  });

  it('that needs the SDK holds of its credentials only those of the environment', () => {
    expect(sdk('client-s3')).not.toEqual([]);
    expect(sdk('credential-provider-env')).not.toEqual([]);
    expect(['node', 'sso', 'ini', 'process'].flatMap((chain) => sdk(`credential-provider-${chain}`))).toEqual(
      [],
    );
  });
});

describe('the entries of bundles', () => {
  it('are found: every file that exports a handler, each deployed as one function', () => {
    expect(entries).toContain('dossiers/routes.ts');
    expect(entries).not.toContain('events/kit/stream.ts');
    expect(functionsOf(templateOf('prod'))).toHaveLength(entries.length);
  });

  it('are no other files', () => {
    expect(() => bundle('events/kit/stream.ts', { sourceMaps: false })).toThrow('exports no handler');
  });
});
