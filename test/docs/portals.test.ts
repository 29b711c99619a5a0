import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { webhookHeaders } from '#shared/adapters/webhook/sign.ts';
import { Portal } from '#shared/unit/portal.ts';
import { fencedIn } from '#test/support/docs.ts';

const page = 'docs/portals.md';
const folder = mkdtempSync(join(tmpdir(), 'portals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [block] = fencedIn(page, 'json');
const { portals } = z.object({ portals: z.array(Portal) }).parse(JSON.parse(block?.text ?? ''));
const secret = portals[0]?.webhook?.secret ?? '';

const body = '{"data":{"dossier":"H00.01-20261128-0000001"}}';
const seconds = () => Math.floor(Date.now() / 1000);
const signedAt = (timestamp: number, key = secret) => webhookHeaders(key, { id: 'a.1.1', timestamp, body });
const other = 'whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=';

/** What a verifier is handed, and whether it is genuine. */
const cases = () =>
  [
    [signedAt(seconds()), body, true],
    [signedAt(seconds()), body.replace('1', '2'), false],
    [signedAt(seconds() - 301), body, false],
    [signedAt(seconds(), other), body, false],
    [
      { ...signedAt(seconds()), 'webhook-signature': `v1,AAAA ${signedAt(seconds())['webhook-signature']}` },
      body,
      true,
    ],
  ] as const;

describe('a portal that does what the guide says', () => {
  it('can be published as it stands there', () => expect(portals).toHaveLength(1));

  it('believes genuine notices alone, in Node', async () => {
    const file = join(folder, 'verify.mjs');
    writeFileSync(file, fencedIn(page, 'js')[0]?.text ?? '');
    const { verify } = await import(pathToFileURL(file).href);
    for (const [headers, sent, genuine] of cases()) expect(verify(secret, headers, sent)).toBe(genuine);
  });

  it('believes genuine notices alone, in Python', ({ skip }) => {
    const python = ['python3', '-c'] as const;
    try {
      execFileSync(python[0], ['--version'], { stdio: 'ignore' });
    } catch {
      skip('no Python on this machine');
    }
    const all = cases();
    const script = `${fencedIn(page, 'python')[0]?.text}
import json, sys
print(json.dumps([verify(one["secret"], one["headers"], one["body"].encode()) for one in json.load(sys.stdin)]))`;
    const input = JSON.stringify(all.map(([headers, sent]) => ({ secret, headers, body: sent })));
    const output = execFileSync(python[0], [python[1], script], { input, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual(all.map(([, , genuine]) => genuine));
  });
});
