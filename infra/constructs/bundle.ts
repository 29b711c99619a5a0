import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A function's code as one module, bundled in this process: NodejsFunction would start a package runner for each,
 * which takes longer than the bundling. The SDK is part of the bundle, which starts faster than the runtime's.
 */
export function bundle(entry: string, options: { sourceMaps: boolean }): AssetCode {
  const tryBundle = (outputDir: string) => {
    buildSync({
      absWorkingDir: root,
      entryPoints: [`functions/${entry}`],
      outfile: `${outputDir}/index.mjs`,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      mainFields: ['module', 'main'],
      minify: true,
      sourcemap: options.sourceMaps,
      legalComments: 'none',
      logLevel: 'error',
      // For the CommonJS packages among the dependencies, which ask for modules of Node by `require`.
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
      alias: {
        '@aws-sdk/credential-provider-node': './shared/adapters/aws/lambda-credentials.ts',
      },
    });
    return true;
  };
  return Code.fromAsset(`${root}functions`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run, since the local bundler succeeds or throws; but it tells one bundle from another in CDK's cache.
      image: DockerImage.fromRegistry('unused'),
      command: [entry, String(options.sourceMaps)],
      local: { tryBundle },
    },
  });
}
