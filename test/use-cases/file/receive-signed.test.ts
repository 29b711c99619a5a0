import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { examine } from '#shared/adapters/file-formats/examine.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { receiveFile } from '#shared/use-cases/file/receive-upload.ts';
import { appended, holder, organisation, sign, unsigned } from '#test/adapters/pades/signed.ts';
import { application, declared, local, procedure } from '#test/dossier/fixtures.ts';
import { submission, world } from '#test/dossier/world.ts';

const at = local('2026-03-02 08:10');
const signedAt = '2026-03-01T03:00:00.000Z';

let own: Awaited<ReturnType<typeof organisation>>;
let signed: Buffer;
let longer: Buffer;
let touched: Buffer;
let plain: Buffer;
beforeAll(async () => {
  own = await organisation();
  plain = await unsigned();
  signed = await sign(plain, own.signer, signedAt);
  longer = await appended(signed);
  touched = Buffer.from(signed);
  touched.write('4', touched.indexOf('%PDF-1.') + 7);
});

/** A file that arrives as it was declared, for a component that demands a signature or does not. */
async function arrival(bytes: Buffer, signature?: 'required', authority = own.anchor) {
  const components = procedure.components.map((one) => ({ ...one, ...(signature && { signature }) }));
  const deps = world({ procedures: [{ ...procedure, components }] });
  const file = declared('f1', {
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const handedIn = await handIn(deps, submission({ draft: application({ files: [file] }) }));
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
  const { code } = handedIn.value;
  const intake = {
    remove: async () => undefined,
    examine: (_: string, { at: when }: { at: string }) =>
      examine(bytes, { at: when, anchors: async () => [authority] }),
  };
  expect(await receiveFile({ ...deps, intake }, { key: intakeKey(code, 'f1'), threat: undefined, at })).toBe(
    'received',
  );
  const dossier = await deps.store.find(code);
  return { status: dossier?.status, file: dossier?.files[0] };
}

describe('a signed file', () => {
  it('is accepted as it is, with what was found of its signatures', async () => {
    const { status, file } = await arrival(signed);
    expect(status).toBe('submitted');
    expect(file).toMatchObject({
      state: 'accepted',
      sha256: createHash('sha256').update(signed).digest('hex'),
      signatures: [{ signer: holder, at: signedAt, intact: true, trusted: true }],
    });
  });

  it.each([
    ['touched', () => touched, { intact: false, problem: 'changed' }],
    ['longer', () => longer, { intact: true, problem: 'not-covering' }],
  ])(
    'that was %s after signing is accepted where nobody asked for a signature, and the officer sees it',
    async (_, bytes, finding) => {
      const { status, file } = await arrival(bytes());
      expect(status).toBe('submitted');
      expect(file).toMatchObject({ state: 'accepted', signatures: [finding] });
    },
  );
});

describe('a component that demands a signature', () => {
  it('takes a file whose signature holds', async () => {
    expect(await arrival(signed, 'required')).toMatchObject({
      status: 'submitted',
      file: { state: 'accepted' },
    });
  });

  it.each([
    ['is not signed', () => plain, 'unsigned', undefined],
    ['was touched', () => touched, 'signature-not-valid', [{ problem: 'changed' }]],
    ['was continued', () => longer, 'signature-not-valid', [{ problem: 'not-covering' }]],
  ])('rejects a file that %s, and says why', async (_, bytes, problem, signatures) => {
    const { status, file } = await arrival(bytes(), 'required');
    expect(status).toBe('draft');
    expect(file).toMatchObject({ state: 'rejected', problem, ...(signatures && { signatures }) });
    expect(file?.signatures?.length).toBe(signatures?.length);
  });

  it.each([
    ['b-lta', { state: 'accepted' }],
    ['two-long-term', { state: 'accepted' }],
    ['expired-b-t', { state: 'accepted', signatures: [{ timeStamp: { at: '2023-06-01T03:00:00.000Z' } }] }],
    ['note-added-to-b-lta', { state: 'rejected', problem: 'signature-not-valid' }],
  ])('judges what a signing service made for the long term: %s', async (name, expected) => {
    const sample = (file: string) => readFileSync(new URL(`../../data/signed/${file}`, import.meta.url));
    const authority = { ...own.anchor, certificate: sample('authority.der').toString('base64') };
    expect(await arrival(sample(`${name}.pdf`), 'required', authority)).toMatchObject({ file: expected });
  });

  it('rejects one whose signer nobody vouches for', async () => {
    const stranger = await organisation();
    const { file } = await arrival(await sign(plain, stranger.signer, signedAt), 'required');
    expect(file).toMatchObject({
      problem: 'signature-not-valid',
      signatures: [{ intact: true, problem: 'untrusted' }],
    });
  });
});

describe('the trust list', () => {
  it('that cannot be read is an outage, and no judgement of the file', async () => {
    const anchors = () => Promise.reject(new Error('no table'));
    await expect(examine(signed, { at, anchors })).rejects.toThrow('no table');
    expect(await examine(plain, { at, anchors })).toMatchObject({ pages: 1 });
  });
});
