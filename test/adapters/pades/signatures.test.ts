import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { OctetString } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { signedMessage } from '#shared/adapters/pades/cms.ts';
import { verifyMessage } from '#shared/adapters/pades/verify-message.ts';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { holds } from '#shared/signature/signature.ts';
import { samplePapers } from '#test/paper/samples.ts';
import {
  appended,
  holder,
  keys,
  organisation,
  sign,
  signedAt,
  unsigned,
  validity,
  verify,
} from './signed.ts';

let own: Awaited<ReturnType<typeof organisation>>;
let other: Awaited<ReturnType<typeof organisation>>;
let pdf: Buffer;
let signed: Buffer;
beforeAll(async () => {
  [own, other] = await Promise.all([organisation(), organisation('ECDSA_SHA_256')]);
  pdf = await unsigned(2);
  signed = await sign(pdf, own.signer);
});

describe('a signed PDF', () => {
  it('begins with the bytes that were there before', () => {
    expect(signed.subarray(0, pdf.length).equals(pdf)).toBe(true);
  });

  it.each(['RSASSA_PKCS1_V1_5_SHA_256', 'ECDSA_SHA_256'] as const)(
    'holds, signed by %s',
    async (algorithm) => {
      const { signer, anchor } = await organisation(algorithm);
      const [found, ...more] = await verify(await sign(pdf, signer), [anchor]);
      expect(found).toEqual({ signer: holder, at: signedAt, intact: true, trusted: true });
      expect(more).toEqual([]);
      expect(found && holds(found)).toBe(true);
    },
  );

  it('is the same, byte for byte, when it is signed again by RSA', async () => {
    expect((await sign(pdf, own.signer)).equals(signed)).toBe(true);
  });

  it('holds with two signatures, the second over the first', async () => {
    const found = await verify(await sign(signed, other.signer, '2026-11-21T03:00:00.000Z'), [
      own.anchor,
      other.anchor,
    ]);
    expect(found.map(({ at }) => at)).toEqual([signedAt, '2026-11-21T03:00:00.000Z']);
    expect(found.every(holds)).toBe(true);
  });

  it('holds with two signatures where the paper has tags, which get one for each', async () => {
    const content = samplePapers.find(({ name }) => name === 'result')?.content;
    if (content === undefined) throw new Error('there is no result among the samples');
    const paper = Buffer.from((await renderPaper(content)).bytes);
    const twice = await sign(await sign(paper, own.signer), other.signer, '2026-11-21T03:00:00.000Z');
    const found = await verify(twice, [own.anchor, other.anchor]);
    expect(found.map(({ problem }) => problem)).toEqual([undefined, undefined]);
    expect(twice.toString('latin1').match(/\/S \/Form/g)).toHaveLength(2);
  });

  it('without a signature has none', async () => {
    expect(await verify(pdf, [own.anchor])).toEqual([]);
  });
});

describe('a signature that is to be seen', () => {
  it('lies where the paper shows it, and holds', async () => {
    const place = { page: 2, left: 100, bottom: 200, width: 180, height: 60 };
    const seen = await sign(pdf, own.signer, signedAt, place);
    const document = await PDFDocument.load(seen, { updateMetadata: false });
    const [first, second] = document.getPages().map((page) => page.node.Annots()?.size() ?? 0);
    expect([first, second]).toEqual([0, 1]);
    const widget = document.getPages()[1]?.node.Annots()?.lookup(0, PDFDict);
    expect(widget?.lookup(PDFName.of('Rect'), PDFArray).asRectangle()).toEqual({
      x: 100,
      y: 200,
      width: 180,
      height: 60,
    });
    expect((await verify(seen, [own.anchor])).every(holds)).toBe(true);
  });
});

describe('a signed PDF that was touched', () => {
  it('is told from the original wherever one byte differs', async () => {
    for (const at of [20, pdf.length - 10, signed.length - 20]) {
      const touched = Buffer.from(signed);
      touched[at] = (touched[at] ?? 0) ^ 1;
      const found = await verify(touched, [own.anchor]).catch(() => []);
      expect(found.some(holds), `byte ${at}`).toBe(false);
    }
  });

  it('is named as not covered when a revision was appended', async () => {
    const longer = await appended(signed);
    const [found] = await verify(longer, [own.anchor]);
    expect(found).toMatchObject({
      intact: true,
      problem: 'not-covering',
      uncovered: longer.length - signed.length,
    });
  });

  it('is not saved by somebody else signing what was appended', async () => {
    const found = await verify(await sign(await appended(signed), other.signer), [own.anchor]);
    expect(found.every(holds)).toBe(false);
    expect(found.at(-1)).toMatchObject({ intact: true, trusted: false, problem: 'untrusted' });
  });

  it('does not hold when its byte range leaves out more than the message', async () => {
    const text = signed.toString('latin1');
    const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text);
    const wider = `/ByteRange [0 ${Number(range?.[1]) - 50} ${range?.[2]} ${range?.[3]}]`;
    const touched = Buffer.from(text.replace(range?.[0] ?? '', wider), 'latin1');
    expect(await verify(touched, [own.anchor])).toMatchObject([{ intact: false, problem: 'not-covering' }]);
  });

  it('does not hold when the message is no message', async () => {
    const from = signed.lastIndexOf('/Contents <') + '/Contents <'.length;
    const touched = Buffer.from(signed);
    touched.fill('0', from, from + 200);
    expect(await verify(touched, [own.anchor])).toMatchObject([{ intact: false, problem: 'unreadable' }]);
  });

  it('does not hold when the message was taken from another file', async () => {
    const elsewhere = await sign(await unsigned(3), own.signer);
    const messageOf = (file: Buffer) => /\/Contents <([0-9a-f]+)>/.exec(file.toString('latin1'))?.[1] ?? '';
    const text = signed.toString('latin1').replace(messageOf(signed), messageOf(elsewhere));
    const found = await verify(Buffer.from(text, 'latin1'), [own.anchor]);
    expect(found).toMatchObject([{ signer: holder, intact: false, trusted: false, problem: 'changed' }]);
  });
});

describe('the certificate of a signature', () => {
  it('counts only where its authority is on the trust list', async () => {
    expect(await verify(signed, [])).toMatchObject([{ intact: true, trusted: false, problem: 'untrusted' }]);
    expect(await verify(signed, [other.anchor])).toMatchObject([{ trusted: false, problem: 'untrusted' }]);
  });

  it('counts only while its authority is on the trust list', async () => {
    const ended = { ...own.anchor, to: '2026-11-22T00:00:00Z' };
    expect(await verify(signed, [ended], '2026-11-21T00:00:00Z')).toMatchObject([{ trusted: true }]);
    expect(await verify(signed, [ended])).toMatchObject([{ trusted: false, problem: 'untrusted' }]);
  });

  it('must be valid when the file is looked at', async () => {
    const [found] = await verify(signed, [own.anchor], '2029-01-01T00:00:01Z');
    expect(found).toMatchObject({ intact: true, trusted: false, problem: 'certificate-expired' });
  });

  it('must have been valid when it was used', async () => {
    const late = await sign(pdf, own.signer, '2029-02-01T00:00:00.000Z');
    expect(await verify(late, [own.anchor])).toMatchObject([{ problem: 'certificate-expired' }]);
    const early = await sign(pdf, own.signer, new Date(validity.from.getTime() - 1000).toISOString());
    expect(await verify(early, [own.anchor])).toMatchObject([{ problem: 'certificate-not-yet-valid' }]);
  });
});

describe('a message that brings its own content', () => {
  it('is not taken for one over the file', async () => {
    const content = Buffer.from('something that the organisation did sign');
    const genuine = await signedMessage(keys, own.signer, createHash('sha256').update(content).digest());
    const message = ContentInfo.fromBER(genuine);
    const data = new SignedData({ schema: message.content });
    data.encapContentInfo.eContent = new OctetString({ valueHex: content });
    message.content = data.toSchema(true);
    const der = Buffer.from(message.toSchema().toBER());
    expect(await verifyMessage(genuine, content)).toMatchObject({ intact: true });
    expect(await verifyMessage(der, pdf)).toBeUndefined();
    expect(await verifyMessage(der, content)).toBeUndefined();
  });
});
