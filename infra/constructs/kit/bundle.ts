import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync, type OutputFile } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const sourceOf = (file: string) => readFileSync(`${root}functions/${file}`, 'utf8');

/** A file below `functions/` that exports a handler. */
export type Entry = `${string}/${string}.ts`;

/** Every one of them; what the operator runs is no function. */
export const entries: Entry[] = globSync('*/*.ts', { cwd: `${root}functions`, exclude: ['operator'] })
  .filter((file): file is Entry => /^export (const|async function) handler\b/m.test(sourceOf(file)))
  .toSorted();

const from = (place: string, source: string, files: string[]) =>
  Object.fromEntries(files.map((file) => [`${place}/${file}`, `node_modules/${source}/${file}`]));

const plain = '400Regular/Tinos_400Regular.ttf';
const fontFiles = [plain, '400Regular_Italic/Tinos_400Regular_Italic.ttf', '700Bold/Tinos_700Bold.ttf'];
const fonts = (files: string[]) => from('fonts', '@expo-google-fonts/tinos', files);
const colours = from('data', 'pdfkit/js/data', ['sRGB_IEC61966_2_1.icc']);

/** WebAssembly and the data of a language: the same for every processor. */
const viewer = ['@embedpdf/pdfium/dist/pdfium.wasm'];
const qrReader = 'zxing-wasm/dist/reader/zxing_reader.wasm';
const recognition = [
  'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  '@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz',
  ...viewer,
];

/**
 * What a function reads beside its code, by where it lies there: the fonts of papers and the colours they are in, the
 * engine that recognises, the one that shows PDFs and the one that reads codes.
 */
const beside: Partial<Record<Entry, Record<string, string>>> = {
  'events/print.ts': { ...fonts(fontFiles), ...colours },
  'events/recognise.ts': { ...fonts([plain]), ...colours, ...from('recognition', '.', recognition) },
  'events/split-batch.ts': {
    ...fonts([plain]),
    ...colours,
    ...from('recognition', '.', [...viewer, qrReader]),
  },
  'archive/routes.ts': from('recognition', '.', viewer),
  'dossier-files/routes.ts': from('recognition', '.', viewer),
  'events/index-texts.ts': from('recognition', '.', viewer),
  'archive-copies/routes.ts': { ...fonts([plain]), ...colours, ...from('recognition', '.', viewer) },
};

/**
 * A function's code. All are bundled in this process: NodejsFunction would start a package runner for each, which takes
 * longer than the bundling. The SDK is part of it, which starts faster than the runtime's.
 */
export function bundle(entry: Entry, { sourceMaps }: { sourceMaps: boolean }): AssetCode {
  if (!entries.includes(entry)) throw new Error(`functions/${entry} exports no handler`);
  const tryBundle = (outputDir: string) => {
    for (const { path, contents } of outputs(sourceMaps)) {
      if (dirname(path).endsWith(`/${entry}`)) writeFileSync(`${outputDir}/${basename(path)}`, contents);
    }
    for (const [place, file] of Object.entries(beside[entry] ?? {}))
      cpSync(join(root, file), join(outputDir, place));
    return true;
  };
  return Code.fromAsset(`${root}functions`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run, since the local bundler succeeds or throws; but it tells one bundle from another in CDK's cache.
      image: DockerImage.fromRegistry('unused'),
      command: [entry, String(sourceMaps)],
      local: { tryBundle },
    },
  });
}

/** What opens files to show their pages. */
const viewing: Entry[] = [
  'archive-copies/routes.ts',
  'archive/routes.ts',
  'dossier-files/routes.ts',
  'events/index-texts.ts',
];

/** Processes that a function starts, as modules of their own beside its code. */
const processes: { entry: Entry; name: string; in: string }[] = [
  { entry: 'events/inspect.ts', name: 'file-reader', in: 'shared/adapters/file-formats/file-reader.ts' },
  { entry: 'events/recognise.ts', name: 'text-reader', in: 'shared/adapters/recognition/text-reader.ts' },
  {
    entry: 'events/split-batch.ts',
    name: 'batch-splitter',
    in: 'shared/adapters/scan-batch/batch-splitter.ts',
  },
  ...viewing.map((entry) => ({
    entry,
    name: 'page-viewer',
    in: 'shared/adapters/viewing/page-viewer.ts',
  })),
];

const known = new Map<boolean, OutputFile[]>();

function outputs(sourceMaps: boolean): OutputFile[] {
  const files = known.get(sourceMaps) ?? buildAll(sourceMaps);
  known.set(sourceMaps, files);
  return files;
}

/** What is exchanged for something lighter in every bundle; each file says why. */
export const alias = {
  '@aws-sdk/credential-provider-node': './shared/adapters/aws/lambda-credentials.ts',
  'node:http': './shared/adapters/aws/node-http.ts',
  http: './shared/adapters/aws/node-http.ts',
};

const isApi = (entry: Entry) => entry.endsWith('/routes.ts');
const module = (entry: Entry) => ({ in: `functions/${entry}`, out: `${entry}/index` });

/** Somebody waits for the start of an API's function: what it imports only when it is needed is a file of its own there. */
const buildAll = (sourcemap: boolean): OutputFile[] => [
  ...entries
    .filter(isApi)
    .flatMap((entry) =>
      build([module(entry)], { sourcemap, splitting: true, chunkNames: `${entry}/[name]-[hash]` }),
    ),
  ...build(
    [
      ...entries.filter((entry) => !isApi(entry)).map(module),
      ...processes.map(({ entry, name, in: file }) => ({ in: file, out: `${entry}/${name}` })),
    ],
    { sourcemap },
  ),
];

const build = (entryPoints: { in: string; out: string }[], options: BuildOptions) =>
  buildSync({
    ...options,
    absWorkingDir: root,
    entryPoints,
    outdir: 'cdk.out',
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    // For the CommonJS packages among the dependencies, which ask for modules of Node, and where they are.
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url),__dirname=import.meta.dirname;",
    },
    alias,
  }).outputFiles;
