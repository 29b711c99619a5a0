import type { PDFDocument } from '@cantoo/pdf-lib';
import type { FileSignature, SignatureProblem } from '#shared/signature/signature.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import { obstacleToTrust } from './chain.ts';
import { type Embedded, signaturesIn } from './signatures-in.ts';
import { subjectOf } from './subject.ts';
import { type Verified, verifyMessage } from './verify-message.ts';

/** When a file is looked at, and who is trusted. */
export type Judge = { at: string; anchors: readonly TrustAnchor[] };

/** What every signature of a PDF is worth, earliest first; empty for one that nobody signed. */
export async function verifyPdf(pdf: Buffer, document: PDFDocument, judge: Judge): Promise<FileSignature[]> {
  const found = signaturesIn(document);
  // An earlier signature covers what there was of the file then; the last has to cover all of it.
  const last = found.findLastIndex((one) => isSound(one, pdf));
  return Promise.all(
    found.map((one, index) => judged(pdf, one, judge, index === last ? pdf.length - endOf(one) : 0)),
  );
}

const endOf = ({ range: [, , after, length] }: Embedded) => after + length;

async function judged(
  pdf: Buffer,
  embedded: Embedded,
  judge: Judge,
  uncovered: number,
): Promise<FileSignature> {
  const { range, message } = embedded;
  if (!isSound(embedded, pdf)) return { intact: false, trusted: false, problem: 'not-covering' };
  const [start, before, after, length] = range;
  const bytes = Buffer.concat([pdf.subarray(start, before), pdf.subarray(after, after + length)]);
  const verified = await verifyMessage(message, bytes);
  if (verified?.signer === undefined) return { intact: false, trusted: false, problem: 'unreadable' };
  const at = verified.at ?? embedded.at;
  const obstacle = obstacleToTrust(
    verified.signer,
    verified.others,
    judge.anchors,
    at === undefined ? [judge.at] : [at, judge.at],
  );
  const problem = gravest(verified, uncovered, obstacle);
  return {
    signer: subjectOf(verified.signer),
    ...(at !== undefined && { at }),
    intact: verified.intact,
    trusted: verified.intact && obstacle === undefined,
    ...(problem !== undefined && { problem }),
    ...(uncovered > 0 && { uncovered }),
  };
}

/** Whether a signature covers the file from its first byte on, leaving out nothing but its own message. */
function isSound({ range: [start, before, after, length], message }: Embedded, pdf: Buffer): boolean {
  if (start !== 0 || before < 1 || after <= before || length < 0 || after + length > pdf.length) return false;
  const gap = pdf.toString('latin1', before, after);
  return /^<[0-9a-f]*>$/i.test(gap) && Buffer.from(gap.slice(1, -1), 'hex').equals(message);
}

function gravest(
  verified: Verified,
  uncovered: number,
  obstacle: SignatureProblem | undefined,
): SignatureProblem | undefined {
  if (!verified.intact) return 'changed';
  if (uncovered > 0) return 'not-covering';
  return verified.weak ? 'weak-algorithm' : obstacle;
}
