import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOfLeaf, InclusionProof } from '#shared/archive/proof/day-root.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { forge, type Members, repacked, unpacked } from '../opening.ts';
import { archiveOf } from './days.ts';
import { ourVerdict, type Proven, proven, strangersVerdict } from './proven.ts';

const root = 'data/H00.01-20260302-0000001';
const journal = `${root}/documentation/journal.jsonl`;
const declaration = `${root}/representations/original/data/f1-Tờ khai.pdf`;
const result = `${root}/representations/original/data/f3-_CON.pdf`;

let sound: Proven;
beforeAll(async () => {
  sound = await proven();
});

const rebuilt = async (change: (members: Members) => void): Promise<Proven> => {
  const members = await unpacked();
  change(members);
  return { ...sound, zip: await repacked(members) };
};

const withLines = (change: (lines: string[]) => string[]) =>
  rebuilt((members) => {
    const lines = (members.get(journal) ?? Buffer.alloc(0)).toString().split('\n').filter(Boolean);
    forge(
      members,
      journal,
      Buffer.from(
        change(lines)
          .map((line) => `${line}\n`)
          .join(''),
      ),
    );
  });

const withProof = (change: Partial<Proven['proof']>): Proven => ({
  ...sound,
  proof: { ...sound.proof, ...change },
});

const withRecord = (change: Partial<Proven['proof']['root']['record']>): Proven => {
  const { root: signed } = sound.proof;
  return withProof({ root: { ...signed, record: { ...signed.record, ...change } } });
};

const withRecordOf = (
  proof: Proven['proof'],
  change: Partial<Proven['proof']['root']['record']>,
): Proven['proof'] => ({ ...proof, root: { ...proof.root, record: { ...proof.root.record, ...change } } });

/** The proof with one letter of its text changed; undefined where that is no proof any more, and so is refused as such. */
function changedAt(text: string, at: number): Proven['proof'] | undefined {
  const letter = String.fromCharCode(text.charCodeAt(at) ^ 1);
  try {
    const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
    return InclusionProof.safeParse(JSON.parse(changed)).data;
  } catch {
    return undefined;
  }
}

const otherHash = (hash = '') => `${hash.startsWith('0') ? '1' : '0'}${hash.slice(1)}`;
const corrupted = (bytes: Buffer | undefined) => {
  const changed = Buffer.from(bytes ?? '');
  changed.writeUInt8(changed.readUInt8(10) ^ 1, 10);
  return changed;
};

/** Each forgery, what our verification must find of it, and the place that a stranger must be told. */
const forgeries: [name: string, made: () => Proven | Promise<Proven>, ours: string, place: string][] = [
  [
    'a byte changed in a file',
    () => rebuilt((members) => members.set(result, corrupted(members.get(result)))),
    `payload-file ${result}`,
    `${result}: is not what manifest-sha256.txt says`,
  ],
  [
    'a byte changed in a file, and both manifests corrected',
    () => rebuilt((members) => forge(members, result, corrupted(members.get(result)))),
    `dossier-file ${result}`,
    `${result}: is not the file that ${root}/documentation/dossier.json tells of`,
  ],
  [
    'a byte changed in a manifest',
    () =>
      rebuilt((members) => {
        const text = (members.get('manifest-sha256.txt') ?? '').toString();
        members.set('manifest-sha256.txt', Buffer.from(text.replace(/^[0-9a-f]/, (hex) => otherHash(hex))));
      }),
    'tag-file manifest-sha256.txt',
    'manifest-sha256.txt: is not what tagmanifest-sha256.txt says',
  ],
  [
    'a file taken out',
    () => rebuilt((members) => members.delete(declaration)),
    `payload-file ${declaration}`,
    `${declaration}: is missing`,
  ],
  [
    'a word changed in a journal entry',
    () => withLines((lines) => lines.map((line, at) => (at === 3 ? line.replace('Thiếu', 'Đủ') : line))),
    'journal-entry journal entry 4',
    `${journal}, entry 4: has been changed`,
  ],
  [
    'a journal entry taken out',
    () => withLines((lines) => lines.toSpliced(4, 1)),
    'journal-entry journal entry 5',
    `${journal}, entry 5: is number 6`,
  ],
  [
    'the last journal entry taken out',
    () => withLines((lines) => lines.slice(0, -1)),
    'journal-head sealed head',
    `${journal}: does not end where`,
  ],
  [
    'another package, sound in itself',
    () => rebuilt((members) => members.set('bag-info.txt', members.get('bag-info.txt') ?? Buffer.alloc(0))),
    'package-digest package',
    'package: is not the one that was sealed',
  ],
  [
    'the leaf of another dossier',
    () => withProof({ leaf: { ...sound.proof.leaf, head: 'a'.repeat(64) } }),
    'inclusion-proof day 2026-03-06',
    'proof, path: does not lead to the root of 2026-03-06',
  ],
  [
    'a step of the path changed',
    () => withProof({ path: sound.proof.path.with(1, otherHash(sound.proof.path[1])) }),
    'inclusion-proof day 2026-03-06',
    'proof, path: does not lead to the root of 2026-03-06',
  ],
  [
    'another place in the tree',
    () => withProof({ index: sound.proof.index + 1 }),
    'inclusion-proof day 2026-03-06',
    'proof, path: does not lead to the root of 2026-03-06',
  ],
  [
    'the sealing entry of another package',
    () => withProof({ sealing: sound.proof.sealing.replace(sound.proof.leaf.package, 'b'.repeat(64)) }),
    'sealing-entry sealing.hash',
    'proof, sealing entry: has been changed',
  ],
  [
    'a root that was made to fit, under the old signature',
    () => {
      const { leaf } = sound.proof;
      return { ...withRecord({ count: 1, root: hashOfLeaf(leaf) }), index: 0 };
    },
    'root-signature day 2026-03-06',
    'root of 2026-03-06: its signature does not hold',
  ],
  [
    'a signature of zeros',
    () => withProof({ root: { ...sound.proof.root, signature: Buffer.alloc(384).toString('base64') } }),
    'root-signature day 2026-03-06',
    'root of 2026-03-06: its signature does not hold',
  ],
  [
    'another time of signing',
    () => withRecord({ at: '2026-03-05T00:00:00Z' }),
    'root-signature day 2026-03-06',
    'root of 2026-03-06: its signature does not hold',
  ],
];

describe('a proven package', () => {
  it('is found sound by both', async () => {
    expect(await ourVerdict(sound)).toEqual({ ok: true, found: [] });
    const { status, lines } = await strangersVerdict(sound);
    expect(status, lines.join('\n')).toBe(0);
    expect(lines.join('\n')).toMatch(
      /^✓ H00\.01-20260302-0000001: \d+ files, SHA-256 [0-9a-f]{64}\n {2}proven by the root of 2026-03-06 \(6 dossiers\), signed at /,
    );
  });

  it('is one of the archive whose key the stranger knows', async () => {
    const key = createHash('sha256').update(Buffer.from(sound.proof.root.publicKey, 'base64')).digest('hex');
    expect((await strangersVerdict(sound, '--key', key)).status).toBe(0);
  });

  it.each(forgeries)('betrays %s to both, with the place', async (_, made, ours, place) => {
    const forged = await made();
    const verdict = await ourVerdict(forged);
    expect(verdict.ok).toBe(false);
    expect(verdict.found).toContain(ours);
    const { status, lines } = await strangersVerdict(forged);
    expect(status).toBe(1);
    expect(lines.filter((line) => line.startsWith(`✗ ${place}`))).toHaveLength(1);
  });

  it('betrays a byte changed anywhere in the proof', async () => {
    const { leaf } = sound.proof;
    const sealed = { code: leaf.code, sha256: leaf.package, journalHead: sound.journalHead };
    const text = JSON.stringify(sound.proof);
    for (let at = 0; at < text.length; at += 41) {
      const proof = changedAt(text, at);
      if (proof === undefined) continue;
      const { ok } = await ourVerdict({ ...sound, proof }, sealed);
      expect(ok, text.slice(Math.max(0, at - 40), at + 1)).toBe(false);
    }
  });

  it.each<[string, (proof: Proven['proof']) => Proven['proof']]>([
    ['the algorithm', (proof) => ({ ...proof, root: { ...proof.root, algorithm: 'ECDSA_SHA_256' } })],
    ['the code of the leaf', (proof) => ({ ...proof, leaf: { ...proof.leaf, code: 'H00.01-X' } })],
    ['the package of the leaf', (proof) => ({ ...proof, leaf: { ...proof.leaf, package: 'b'.repeat(64) } })],
    ['the day', (proof) => withRecordOf(proof, { day: '2026-03-07' })],
    ['the number of leaves', (proof) => withRecordOf(proof, { count: 7 })],
    ['the day before', (proof) => withRecordOf(proof, { previous: 'c'.repeat(64) })],
    [
      'the hash of the sealing',
      (proof) => ({ ...proof, sealing: proof.sealing.replace(/"hash":"./, '"hash":"x') }),
    ],
    [
      'what is sealed',
      (proof) => ({ ...proof, sealing: proof.sealing.replace('dossier.sealed', 'dossier.noted') }),
    ],
  ])('betrays that %s was changed, to both', async (_, change) => {
    const { leaf } = sound.proof;
    const sealed = { code: leaf.code, sha256: leaf.package, journalHead: sound.journalHead };
    const forged = { ...sound, proof: change(sound.proof) };
    expect((await ourVerdict(forged, sealed)).ok).toBe(false);
    expect((await strangersVerdict(forged)).status).toBe(1);
  });

  it('betrays a whole archive made up by a forger, to whoever knows the key', async () => {
    const { leaf, root: signed } = sound.proof;
    const [forged] = await proveDays(archiveOf(new Map([[signed.record.day, [leaf]]])), signed.record.at);
    if (forged === undefined) throw new Error('no root');
    const alone = withProof({ root: forged, index: 0, path: [] });
    const key = createHash('sha256').update(Buffer.from(signed.publicKey, 'base64')).digest('hex');
    expect((await strangersVerdict(alone)).status).toBe(0);
    expect(await strangersVerdict(alone, '--key', key)).toEqual({
      status: 1,
      lines: ['✗ root of 2026-03-06: is signed by another key'],
    });
  });

  it('is told apart from something that is no package, or no proof', async () => {
    const { status, lines } = await strangersVerdict({ zip: Buffer.from('hello'), proof: sound.proof });
    expect(status).toBe(1);
    expect(lines[0]).toBe('✗ ZIP: the end record cannot be read');
  });
});
