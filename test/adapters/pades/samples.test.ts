import { readdirSync, readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { verifyPdf } from '#shared/adapters/pades/verify-pdf.ts';
import { holds } from '#shared/signature/signature.ts';

const folder = new URL('../../data/signed/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder));

/** What pyHanko says of each signature: whether it is good as of the day, and as of the time that time stamps prove. */
const Verdicts = z.record(
  z.string(),
  z.union([
    z.string(),
    z.array(z.object({ intact: z.boolean(), changes: z.string(), now: z.boolean(), stamped: z.boolean() })),
  ]),
);
const verdicts = Verdicts.parse(JSON.parse(read('verdicts.json').toString()));

const anchor = {
  id: 'thu',
  from: '2020-01-01T00:00:00Z',
  name: 'CA thử nghiệm',
  certificate: read('authority.der').toString('base64'),
  basis: 'test',
};

async function judged(name: string) {
  const pdf = read(`${name}.pdf`);
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return verifyPdf(pdf, document, { at: '2026-11-28T00:00:00Z', anchors: [anchor] });
}

const good = 'good';
/** Of each sample our verdict on each signature: good, or what is wrong with it. */
const ours: Record<string, string[]> = {
  'b-b': [good],
  'b-t': [good],
  'b-lt': [good],
  'b-lta': [good],
  'b-lta-renewed': [good],
  'b-lt-packed': [good],
  'b-lt-deep-chain': [good],
  'two-signatures': [good, good],
  'two-seen': [good, good],
  'two-long-term': [good, good],
  'prepared-fields': [good, good],
  'form-filled-then-signed': [good, good],
  'expired-b-t': [good],
  'expired-b-b': ['certificate-expired'],
  'expired-tsa-expired': ['certificate-expired'],
  'expired-tsa-untrusted': ['certificate-expired'],
  'expired-tsa-no-purpose': ['certificate-expired'],
  'only-time-stamp': [],
  'note-added': ['not-covering'],
  'note-added-to-b-lta': ['not-covering'],
  'content-pointed-elsewhere': ['not-covering'],
  'content-replaced': ['not-covering'],
  'content-replaced-then-signed': ['not-covering', good],
  'content-with-store': ['not-covering'],
  'form-filled-then-signed-locked': ['not-covering', good],
  'signed-after-locked': ['not-covering', good],
  'form-filled-after-certified': ['not-covering'],
  'form-filled-after-signed': ['not-covering'],
  'garbage-after': ['not-covering'],
  'garbage-between': ['not-covering'],
  'shadow-hide': ['not-covering'],
  'shadow-replace': ['not-covering'],
  'shadow-switch': ['not-covering'],
  'seen-time-stamp': ['not-covering'],
};

/** Where we are stricter than pyHanko, and why. */
const stricter: Record<string, string> = {
  'form-filled-after-certified': 'it may be filled in, but nobody signed what it was filled in with',
  'form-filled-after-signed': 'nobody signed what it was filled in with',
  'garbage-after': 'what follows the end is another file for programs that read from there',
  'garbage-between': 'what is no part of the PDF is no proof either',
  'seen-time-stamp': 'a time stamp that has a place on the page can cover what was signed',
};

describe('a PDF that another program signed', () => {
  it.each(Object.entries(ours))('%s is judged as it is worth', async (name, expected) => {
    const found = await judged(name);
    expect(found.map((one) => (holds(one) ? good : one.problem))).toEqual(expected);
  });

  it('is one of the table', () => {
    const there = readdirSync(folder).flatMap((name) => /^(.*)\.pdf$/.exec(name)?.[1] ?? []);
    expect(there.toSorted()).toEqual(Object.keys(ours).toSorted());
    expect(Object.keys(verdicts).toSorted()).toEqual(Object.keys(ours).toSorted());
  });

  it.each(Object.entries(ours))(
    '%s is judged as pyHanko does, or more strictly for a reason',
    (name, expected) => {
      const said = verdicts[name];
      const theirs = typeof said === 'string' ? [] : (said ?? []).map(({ stamped }) => stamped);
      if (typeof said === 'string') expect(expected).not.toContain(good);
      else if (name in stricter) expect(theirs).toContain(true);
      else expect(expected.map((one) => one === good)).toEqual(theirs);
    },
  );
});

describe('the time of a signature', () => {
  it.each([
    ['b-t', '2026-11-20T03:00:00.000Z', 'TSA thử nghiệm'],
    ['b-lta', '2026-11-20T03:00:00.000Z', 'TSA thử nghiệm'],
    ['b-lta-renewed', '2023-06-01T03:00:00.000Z', 'TSA đã hết hạn'],
  ])('of %s is what a trusted authority says', async (name, at, authority) => {
    expect(await judged(name)).toMatchObject([{ timeStamp: { at, authority } }]);
  });

  it.each(['b-b', 'expired-tsa-expired', 'expired-tsa-untrusted', 'expired-tsa-no-purpose'])(
    'of %s is proven by nobody who is trusted',
    async (name) => {
      const [found] = await judged(name);
      expect(found).not.toHaveProperty('timeStamp');
      expect(found).toMatchObject({ intact: true });
    },
  );

  it('is not that of a time stamp whose bytes were changed', async () => {
    const pdf = read('expired-b-t.pdf');
    const at = pdf.indexOf('/Contents <') + '/Contents <'.length;
    const hex = pdf.toString('latin1', at, pdf.indexOf('>', at)).toLowerCase();
    // The time within the token, in the digits of its text.
    const time = Buffer.from('20230601030000Z').toString('hex');
    pdf.write(hex.replace(time, Buffer.from('20230501030000Z').toString('hex')), at, 'latin1');
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const [found] = await verifyPdf(pdf, document, { at: '2026-11-28T00:00:00Z', anchors: [anchor] });
    expect(hex).toContain(time);
    expect(found).toMatchObject({ intact: true, trusted: false, problem: 'certificate-expired' });
  });
});
