import { describe, expect, it } from 'vitest';
import { uploadTargets } from '#shared/api/show/upload-target.ts';
import { application, begin, code, declared, go, local, portal, system } from '#test/dossier/fixtures.ts';

const at = local('2026-03-02 08:00');
const sign = async ({ key, seconds }: { key: string; seconds: number }) => `https://intake/${key}?${seconds}`;

describe('the targets for what is missing', () => {
  it('bind the sender to the declared size, type and SHA-256, and to sending once', async () => {
    expect(await uploadTargets(code, begin().dossier.files, at, sign)).toEqual([
      {
        fileId: 'f1',
        method: 'PUT',
        url: `https://intake/${code}/f1?3600`,
        headers: {
          'content-length': '2000',
          'content-type': 'application/pdf',
          'if-none-match': '*',
          'x-amz-checksum-sha256': Buffer.from('a'.repeat(64), 'hex').toString('base64'),
        },
        expiresAt: '2026-03-02T09:00:00+07:00',
      },
    ]);
  });

  it('are not made for what has arrived or was rejected', async () => {
    const files = ['f1', 'f2', 'f3'].map((id) => declared(id));
    const story = go(begin(application({ files })), [
      [{ type: 'inspect', file: 'f1', pages: 1 }, system, at],
      [{ type: 'inspect', file: 'f2', problem: 'damaged' }, system, at],
    ]);
    const targets = await uploadTargets(code, story.dossier.files, at, sign);
    expect(targets.map(({ fileId }) => fileId)).toEqual(['f3']);
  });

  it('lead to the new file where one was replaced', async () => {
    const story = go(begin(), [[{ type: 'replace-file', file: 'f1', by: declared('f2') }, portal, at]]);
    const targets = await uploadTargets(code, story.dossier.files, at, sign);
    expect(targets.map(({ url }) => url)).toEqual([`https://intake/${code}/f2?3600`]);
  });
});
