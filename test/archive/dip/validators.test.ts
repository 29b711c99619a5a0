import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#shared/adapters/hashing.ts';
import { describeDip } from '#shared/archive/dip/describe-dip.ts';
import { forge } from '../opening.ts';
import {
  hasJava,
  hasPython,
  prepareValidators,
  problems,
  rejections,
  unzipped,
  work,
} from '../outside-validators.ts';
import { packedDip, sampleDip, unpackedDip } from './sample-dip.ts';

const verifier = join(import.meta.dirname, '../../../docs/verify-package.mjs');

describe.skipIf(!hasPython)('a DIP before validators that are not ours', () => {
  beforeAll(prepareValidators, 300_000);

  it.each(['inspection', 'hand-over'] as const)(
    'is accepted as %s by bagit-python, the schemas of METS, PREMIS 3 and Dublin Core and the rules of E-ARK CSIP and DIP',
    async (kind) => {
      const bag = await unzipped(kind, await unpackedDip(describeDip(sampleDip({ kind }), sha256)));
      expect(problems(bag, 'DIP')).toEqual([]);
    },
  );

  it('is accepted with text in it that would break XML', async () => {
    const hostile = '</name>&lt;\ufffe "\' a--> ]]> & b';
    const input = sampleDip({
      recipient: hostile,
      purpose: hostile,
      by: hostile,
      source: { vi: `\u0000${hostile}`, en: 'x' },
    });
    expect(problems(await unzipped('hostile', await unpackedDip(describeDip(input, sha256))), 'DIP')).toEqual(
      [],
    );
  });

  it('is refused when a byte of a package has changed', async () => {
    const members = await unpackedDip();
    const [path = ''] = [...members.keys()].filter((one) => one.endsWith('.zip'));
    members.set(path, Buffer.concat([members.get(path) ?? Buffer.alloc(0), Buffer.from('x')]));
    expect(problems(await unzipped('changed', members), 'DIP').join()).toContain('bagit:');
  });

  it('is refused when it says that it is something else', async () => {
    const members = await unpackedDip();
    const [path = ''] = [...members.keys()].filter((one) => one.endsWith('METS.xml'));
    const text = (members.get(path) ?? Buffer.alloc(0)).toString();
    forge(members, path, Buffer.from(text.replace('OAISPACKAGETYPE="DIP"', 'OAISPACKAGETYPE="AIP"')));
    expect(problems(await unzipped('other', members), 'DIP').join()).toContain('DIP3');
  });

  describe.skipIf(!hasJava)('commons-ip', () => {
    it('accepts it as an information package of E-ARK, by CSIP 2.2', async () => {
      expect(await rejections(await unzipped('dip', await unpackedDip()))).toEqual([]);
    });

    it('refuses it without its table of contents', async () => {
      const members = await unpackedDip();
      const [path = ''] = [...members.keys()].filter((one) => one.endsWith('METS.xml'));
      members.delete(path);
      expect((await rejections(await unzipped('no-mets', members))).join()).toContain('CSIPSTR4');
    });
  });
});

describe.skipIf(spawnSync('unzip', ['-v']).status !== 0)('whoever receives a DIP', () => {
  it('unpacks and checks it with the commands on its page', async () => {
    const path = join(work, 'dip.zip');
    await writeFile(path, (await packedDip()).zip);
    execFileSync('unzip', ['-q', path, '-d', join(work, 'received')]);
    const cwd = join(work, 'received', 'thanh-tra-2026.03');
    const run = (line: string) => execFileSync('sh', ['-c', line], { cwd, encoding: 'utf8' });
    expect(run('sha256sum --check --quiet manifest-sha256.txt tagmanifest-sha256.txt')).toBe('');
    const page = run("cat 'data/thanh-tra-2026.03/index.html'");
    const [, loop = ''] = /<code>(for package in .*)<\/code>/.exec(page) ?? [];
    const said = run(
      loop.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replace('verify-package.mjs', `'${verifier}'`),
    );
    expect(said.match(/^✓ H00\.01-/gm)).toHaveLength(3);
  });
});
