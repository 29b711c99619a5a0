import { describe, expect, it } from 'vitest';
import { sha256 } from '#shared/adapters/hashing.ts';
import { describePackage } from '#shared/archive/package.ts';
import { PackageInput, type PackageRetention } from '#shared/archive/package-input.ts';
import { described, packed } from './packing.ts';
import { chained, sampleDossier } from './sample-dossier.ts';

/** The same value with every object's fields written in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
};

const textOf = (end: string) => {
  const entry = described().entries.find(({ path }) => path.endsWith(end));
  if (!entry || !('bytes' in entry)) throw new Error(`no text ${end}`);
  return Buffer.from(entry.bytes).toString();
};

describe('the package of a closed dossier', () => {
  it('has the same bytes when it is built again', async () => {
    const [one, other] = [await packed(), await packed()];
    expect(other.zip.equals(one.zip)).toBe(true);
    expect(other.stored).toEqual(one.stored);
  });

  it('has the same bytes however the fields were ordered in storage', async () => {
    const input = reversed(sampleDossier()) as PackageInput;
    expect((await packed(described(input))).stored.sha256).toBe((await packed()).stored.sha256);
  });

  it('says its size before it is written, and where each file lies', async () => {
    const { zip, stored } = await packed();
    expect(stored.size).toBe(zip.length);
    expect(stored.sha256).toBe(sha256(zip));
    const files = stored.members.filter(({ fileId }) => fileId !== undefined);
    expect(files.map(({ fileId }) => fileId)).toEqual([
      'f1',
      'f2',
      'f3',
      'f1.text.json',
      'f1.searchable.pdf',
    ]);
    for (const { offset, size, sha256: expected } of stored.members)
      expect(sha256(zip.subarray(offset, offset + size))).toBe(expected);
  });

  it('lies in the layout of a bag around an E-ARK package', () => {
    const root = 'data/H00.01-20260302-0000001';
    const paths = described().entries.map(({ path }) => path);
    expect(paths.slice(0, 5)).toEqual([
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      `${root}/METS.xml`,
    ]);
    expect(paths).toContain(`${root}/representations/original/data/f2-_._bản án 100_.jpg`);
    expect(paths).toContain(`${root}/representations/recognised/data/f1-Tờ khai.searchable.pdf`);
    expect(paths).toContain(`${root}/documentation/journal.jsonl`);
  });

  it('says of what was derived what it was made of, in METS, PREMIS and on its page', () => {
    expect(textOf('METS.xml')).toContain('USE="Representations/recognised"');
    const [, object = ''] = textOf('premis.xml').split(
      '<objectIdentifierValue>f1.searchable.pdf</objectIdentifierValue>',
    );
    expect(object.slice(0, object.indexOf('</object>'))).toMatch(
      /<relationshipType>derivation<\/relationshipType>\s*<relationshipSubType>has source<\/relationshipSubType>[\s\S]*>f1</,
    );
    expect(textOf('premis.xml')).toContain('<eventType>normalization</eventType>');
    const page = textOf('index.html');
    expect(page).toContain('representations/recognised/data/f1-T%E1%BB%9D%20khai.searchable.pdf');
    expect(page).toContain('not done when it was sealed');
  });

  it('says who held a scan against the paper, in PREMIS and in the record', () => {
    expect(textOf('premis.xml')).toContain('tiep-nhan.an-binh: compared with the original paper');
    expect(JSON.parse(textOf('dossier.json')).files[0].confirmed.by).toBe('tiep-nhan.an-binh');
  });

  it('says in PREMIS who decided, for whom and in which office', () => {
    const text = textOf('premis.xml');
    expect(text).toContain(
      '<agentName>Phạm Thu Hà</agentName>\n    <agentType>person</agentType>\n    <agentNote>Văn thư, UBND phường An Bình</agentNote>',
    );
    const [, decision = ''] = text.split('>decision-6<');
    expect(decision.slice(0, decision.indexOf('</event>'))).toMatch(
      /<eventType>decision<[\s\S]*Ban hành kết quả: CON\.pdf; [\s\S]*>person van-thu\.an-binh<[\s\S]*>implementer</,
    );
  });

  it('names the absent officer in whose place another decided', () => {
    const input = sampleDossier();
    const journal = input.journal.map(({ prev: _, hash: __, ...entry }) => ({
      ...entry,
      by: entry.seq === 6 ? { ...entry.by, for: 'tiep-nhan.an-binh' } : entry.by,
    }));
    input.journal = chained(journal);
    const premis = described(input).entries.find(({ path }) => path.endsWith('premis.xml'));
    const text = premis && 'bytes' in premis ? Buffer.from(premis.bytes).toString() : '';
    expect(text).toMatch(/>person tiep-nhan\.an-binh<[^\n]*>authorizer</);
  });

  it('says in PREMIS what each file is, and what was done to know it', () => {
    const text = textOf('premis.xml');
    expect(text).toContain(
      '<formatName>Acrobat PDF - Portable Document Format</formatName><formatVersion>1.7</formatVersion>',
    );
    expect(text).toContain('<formatRegistryKey>fmt/276</formatRegistryKey>');
    expect(text).toContain('<eventType>format identification</eventType>');
    expect(text).toMatch(/<eventType>virus check<[\s\S]*ClamAV: no threat found/);
    // Nothing looked for malware in the second file, and nobody says so.
    expect(text).not.toContain('virus-f2');
  });

  it('is never older than what it holds', () => {
    const times = described().entries.map(({ createdAt }) => createdAt);
    const input = sampleDossier();
    const late = '2026-03-07T01:00:00Z';
    input.derivatives = input.derivatives.map((made) => ({ ...made, addedAt: late }));
    const mets = described(input).entries.find(({ path }) => path.endsWith('METS.xml'));
    expect(times.every((at) => at <= '2026-03-06T08:00:00Z')).toBe(true);
    expect(mets?.createdAt).toBe(late);
  });

  it('describes the result by its number, symbol, day and signer', () => {
    const { documents } = JSON.parse(textOf('vn-archival.json'));
    expect(documents[2]).toMatchObject({
      number: '12',
      symbol: 'XN-UBND',
      date: '2026-03-06',
      signer: 'Phạm Thu Hà',
    });
    expect(documents[0]).toMatchObject({ number: null, symbol: null, signer: null });
    expect(textOf('dc.xml')).toContain('<dcterms:dateAccepted>2026-03-02T02:20:00Z</dcterms:dateAccepted>');
  });

  /** A file of the package that is kept so. */
  function keptSo(changes: Partial<PackageRetention>) {
    const { basis: _, ...retention } = sampleDossier().retention;
    const bag = described({ ...sampleDossier(), retention: { ...retention, ...changes } });
    return (end: string) => {
      const found = bag.entries.find(({ path }) => path.endsWith(end));
      return found && 'bytes' in found ? Buffer.from(found.bytes).toString() : '';
    };
  }

  it('seals no remark as a legal basis', () => {
    const remark = 'Mặc định 20 năm';
    const text = keptSo({ remark });
    expect(text('dc.xml')).not.toContain(remark);
    expect(JSON.parse(text('vn-archival.json')).file).toMatchObject({
      retentionBasis: null,
      retentionRemark: remark,
    });
    for (const record of ['premis.xml', 'rights.xml']) {
      expect(text(record)).toContain('<otherRightsBasis>configured default</otherRightsBasis>');
      expect(text(record)).not.toContain('statuteCitation');
    }
    expect(text('index.html')).toContain('Mặc định cấu hình, chưa có căn cứ');
    expect(text('index.html')).not.toContain('Legal basis</span></dt><dd>Mặc định');
  });

  it('seals the organisation’s default as its decision, and as no law', () => {
    const basis = 'Quyết định 12/QĐ-UBND';
    const text = keptSo({ basis, default: { id: 'qd-12', from: '2026-01-01', sure: 'known' } });
    const said = 'Thời hạn mặc định của tổ chức qd-12, áp dụng từ 2026-01-01 (đã có quyết định)';
    for (const right of [basis, 'Thời hạn bảo quản: 20 năm', said])
      expect(text('dc.xml')).toContain(`<dcterms:rights xml:lang="vi">${right}</dcterms:rights>`);
    expect(JSON.parse(text('vn-archival.json')).file).toMatchObject({
      retention: '20 năm',
      retentionBasis: basis,
      retentionDefault: said,
    });
    for (const record of ['premis.xml', 'rights.xml']) {
      expect(text(record)).toContain('<otherRightsBasis>institutional policy</otherRightsBasis>');
      expect(text(record)).toContain(`<otherRightsNote>${basis}</otherRightsNote>`);
      expect(text(record)).not.toContain('statute');
    }
    expect(text('index.html')).toContain(said);
    expect(text('index.html')).not.toContain('Legal basis');
  });

  it('says everywhere that a default is only assumed', () => {
    const text = keptSo({
      basis: 'Giả định',
      default: { id: 'gia-dinh', from: '2026-01-01', sure: 'assumed' },
    });
    for (const record of ['dc.xml', 'vn-archival.json', 'index.html'])
      expect(text(record)).toContain('(giả định, chưa được xác nhận)');
    for (const record of ['premis.xml', 'rights.xml'])
      expect(text(record)).toContain('(assumed, not confirmed)');
  });

  it('carries the journal as it is, and the bag fields that archives look for', () => {
    const journal = textOf('journal.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(journal).toEqual(sampleDossier().journal);
    expect(textOf('bag-info.txt')).toContain('Bagging-Date: 2026-03-06\n');
    expect(textOf('bag-info.txt')).toContain('External-Identifier: H00.01-20260302-0000001\n');
  });

  it.each(['opinion', 'request', 'paper'] as const)('takes a file that is there as %s', async (role) => {
    const input = sampleDossier();
    const [first, ...rest] = input.files;
    if (first === undefined) throw new Error('the sample has a file');
    const bag = described(PackageInput.parse({ ...input, files: [{ ...first, role }, ...rest] }));
    expect((await packed(bag)).stored.size).toBeGreaterThan(0);
  });

  it('keeps a tag on its line, whatever the dossier says', () => {
    const input = sampleDossier();
    input.source = { vi: 'Kho\r\nPayload-Oxum: 1.1', en: 'x' };
    const info = described(input).entries.find(({ path }) => path === 'bag-info.txt');
    expect(info && 'bytes' in info ? Buffer.from(info.bytes).toString() : '').toMatch(
      /^Source-Organization: Kho Payload-Oxum: 1\.1$/m,
    );
  });
});

describe('a dossier that must not be sealed', () => {
  const refusal = (change: (input: PackageInput) => void) => {
    const input = sampleDossier();
    change(input);
    return describePackage(input, sha256);
  };

  it('has a broken journal', () => {
    const result = refusal((input) => {
      input.journal = input.journal.toSpliced(2, 1);
    });
    expect(result).toEqual({ ok: false, error: { problem: 'broken-journal', seq: 3 } });
  });

  it('has the journal of another dossier', () => {
    const result = refusal((input) => {
      input.dossier.code = 'H00.02-20260302-0000009';
    });
    expect(result).toEqual({ ok: false, error: { problem: 'foreign-journal' } });
  });

  it('has two files with one id', () => {
    const result = refusal((input) => {
      input.files = input.files.concat(input.files.slice(0, 1));
    });
    expect(result).toEqual({ ok: false, error: { problem: 'repeated-file', id: 'f1' } });
  });

  it('has a file whose bytes are not those that were inspected', async () => {
    const input = sampleDossier();
    input.files = input.files.map((file) => (file.id === 'f2' ? { ...file, sha256: '0'.repeat(64) } : file));
    await expect(packed(described(input))).rejects.toThrow('f2-');
    input.files = sampleDossier().files.map((file) => (file.id === 'f2' ? { ...file, size: 3 } : file));
    await expect(packed(described(input))).rejects.toThrow('15 bytes, not 3');
  });
});
