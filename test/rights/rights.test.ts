import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDeployed } from './deployed.ts';
import { readVerdicts } from './page.ts';

describe('the table of rights in docs/security.md', () => {
  const verdicts = readVerdicts();

  it('has each right of each function, and no other', () => {
    expect([...verdicts.keys()].toSorted()).toEqual([...readDeployed().rights.keys()].toSorted());
  });

  it('says of each what fails without it, why it stays, or who makes use of it', () => {
    for (const [right, verdict] of verdicts) {
      const file = /^\[[\w-]+\]\(\.\.\/(test\/e2e\/[\w-]+\.test\.ts)\): ./.exec(verdict)?.[1];
      const noticed = verdict === 'the start' || (file !== undefined && existsSync(path.resolve(file)));
      expect(noticed || /^(stays|not yet taken away): ./.test(verdict), `${right}: ${verdict}`).toBe(true);
    }
  });
});
