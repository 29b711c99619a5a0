import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { forge, unpacked } from './opening.ts';
import {
  hasJava,
  hasPython,
  prepareValidators,
  problems,
  rejections,
  unzipped,
  work,
} from './outside-validators.ts';
import { described, packed } from './packing.ts';
import { sampleDossier } from './sample-dossier.ts';

describe.skipIf(!hasPython)('a package before validators that are not ours', () => {
  beforeAll(prepareValidators, 300_000);

  it('is accepted by bagit-python, the schemas of METS and PREMIS 3 and the rules of E-ARK CSIP', async () => {
    expect(problems(await unzipped('sound', await unpacked()))).toEqual([]);
  });

  it('is accepted when it holds no file at all', async () => {
    const input = sampleDossier();
    const { zip, stored } = await packed(described({ ...input, files: [] }));
    const members = stored.members.map(
      ({ path, offset, size }) => [path, zip.subarray(offset, offset + size)] as const,
    );
    const found = problems(await unzipped('empty', new Map(members)));
    expect(found.filter((problem) => !/^CSIP(103|114)/.test(problem))).toEqual([]);
  });

  it('is accepted without a legal basis for its retention, and with people and programs named', async () => {
    const input = sampleDossier();
    const { basis: _, ...retention } = input.retention;
    const { zip, stored } = await packed(
      described({ ...input, retention: { ...retention, remark: 'Mặc định' } }),
    );
    const members = stored.members.map(
      ({ path, offset, size }) => [path, zip.subarray(offset, offset + size)] as const,
    );
    expect(problems(await unzipped('unfounded', new Map(members)))).toEqual([]);
  });

  it('is accepted under the organisation’s default of retention', async () => {
    const input = sampleDossier();
    const standing = { id: 'qd-12', from: '2026-01-01', sure: 'assumed' as const };
    const { zip, stored } = await packed(
      described({ ...input, retention: { ...input.retention, default: standing } }),
    );
    const members = stored.members.map(
      ({ path, offset, size }) => [path, zip.subarray(offset, offset + size)] as const,
    );
    expect(problems(await unzipped('by-default', new Map(members)))).toEqual([]);
  });

  it('is accepted with text in it that would break XML', async () => {
    const input = sampleDossier();
    input.dossier.applicantName = '</name>&lt;\u0000\u000b\ufffe "\'';
    input.dossier.unit.name = { vi: 'a--> ]]> & b', en: 'x' };
    const { zip, stored } = await packed(described(input));
    const members = stored.members.map(
      ({ path, offset, size }) => [path, zip.subarray(offset, offset + size)] as const,
    );
    expect(problems(await unzipped('hostile', new Map(members)))).toEqual([]);
  });

  it('is refused when a byte of it has changed', async () => {
    const members = await unpacked();
    const [path = ''] = [...members.keys()].filter((one) => one.endsWith('Tờ khai.pdf'));
    members.set(path, Buffer.concat([members.get(path) ?? Buffer.alloc(0), Buffer.from('x')]));
    expect(problems(await unzipped('changed', members)).join()).toContain('bagit:');
  });

  it('is refused when PREMIS says what its schema does not know', async () => {
    const members = await unpacked();
    const [path = ''] = [...members.keys()].filter((one) => one.endsWith('premis.xml'));
    const text = (members.get(path) ?? Buffer.alloc(0)).toString();
    forge(members, path, Buffer.from(text.replace('<eventType>', '<kind/><eventType>')));
    expect(problems(await unzipped('unknown', members)).join()).toContain('premis.xml');
  });

  describe.skipIf(!hasJava)('commons-ip', () => {
    it('accepts it as an AIP of E-ARK, by CSIP 2.2 and AIP 2.2', async () => {
      const bag = await unzipped('aip', await unpacked());
      expect(await rejections(bag)).toEqual([]);
    });

    it('refuses it without its table of contents', async () => {
      const members = await unpacked();
      const [path = ''] = [...members.keys()].filter((one) => one.endsWith('METS.xml'));
      members.delete(path);
      expect((await rejections(await unzipped('no-mets', members))).join()).toContain('CSIPSTR4');
    });
  });
});

describe.skipIf(spawnSync('unzip', ['-v']).status !== 0)('the ZIP file before Info-ZIP', () => {
  it('is tested without error and keeps Vietnamese names', async () => {
    const path = join(work, 'p.zip');
    await writeFile(path, (await packed()).zip);
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected');
    expect(execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' })).toContain('f1-Tờ khai.pdf');
  });
});
