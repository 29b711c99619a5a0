import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAssembly } from '#infra/local/assembly/assembly.ts';
import { place } from '#test/infra/local/assembly/written.ts';
import { startLocalCloud } from '#test/support/local-cloud.ts';
import { nameOf } from '../stacks/function-of.ts';

describe('the synthesised deployment', () => {
  it('has nothing that the local cloud does not know, and each function once', () => {
    const { functions, tables, machines, streamMappings, queueMappings } = readAssembly('cdk.out', place);
    const names = functions.map(({ name }) => nameOf(name.replace(/^motcua-dev-((api|work)-)?/, '')));
    expect(names.toSorted()).toEqual(
      'archive archive-copies archive-retention check claims deadline deliver dispose dossier-files dossiers export follow inspect notify payment-callbacks print prove public recognise seal settle signal split status sweep tasks texts'.split(
        ' ',
      ),
    );
    expect([tables, machines, streamMappings, queueMappings].map(({ length }) => length)).toEqual([
      1, 1, 2, 6,
    ]);
  });

  it('answers its first request after a cold boot', async () => {
    const cloud = await startLocalCloud({
      directory: mkdtempSync(path.join(tmpdir(), 'motcua-deployment-')),
    });
    try {
      const response = await fetch(`${cloud.addresses.api}/v1/openapi.json`);
      expect(response.status).toBe(200);
    } finally {
      await cloud.close();
    }
  });
});
