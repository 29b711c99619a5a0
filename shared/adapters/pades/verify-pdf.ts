import type { X509Certificate } from 'node:crypto';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { FileSignature, SignatureProblem } from '#shared/signature/signature.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import { certificatesIn } from './certificates-in.ts';
import { obstacleToTrust } from './chain.ts';
import { isAllowed } from './changes/later-changes.ts';
import { type Proven, provenBy, provenTimes } from './proofs-of-time.ts';
import { type Embedded, signaturesIn } from './signatures-in.ts';
import { subjectOf } from './subject.ts';
import { type Verified, verifyMessage } from './verify-message.ts';

/** When a file is looked at, and who is trusted. */
export type Judge = { at: string; anchors: readonly TrustAnchor[] };

/** What is the same for all signatures of a file. */
type File = { pdf: Buffer; judge: Judge; proven: Proven[]; stored: X509Certificate[]; lastEnd: number };

/** What every signature of a PDF is worth, earliest first; empty for one that nobody signed. */
export async function verifyPdf(pdf: Buffer, document: PDFDocument, judge: Judge): Promise<FileSignature[]> {
  const found = signaturesIn(document);
  const signatures = found.filter(({ kind }) => kind === 'signature');
  const stamps = found
    .filter((one) => one.kind === 'time-stamp' && isSound(one, pdf))
    .map((one) => ({ end: endOf(one), token: one.message, covered: coveredBy(one, pdf) }));
  const proven = await provenTimes(stamps, judge.anchors, judge.at);
  const last = signatures.findLast((one) => isSound(one, pdf));
  const file: File = {
    ...{ pdf, judge, proven, stored: certificatesIn(document) },
    lastEnd: last === undefined ? pdf.length : endOf(last),
  };
  return Promise.all(signatures.map((one) => judged(file, one)));
}

const endOf = ({ range: [, , after, length] }: Embedded) => after + length;

const coveredBy = ({ range: [start, before, after, length] }: Embedded, pdf: Buffer) =>
  Buffer.concat([pdf.subarray(start, before), pdf.subarray(after, after + length)]);

async function judged(file: File, embedded: Embedded): Promise<FileSignature> {
  const { pdf, judge } = file;
  if (!isSound(embedded, pdf)) return { intact: false, trusted: false, problem: 'not-covering' };
  const verified = await verifyMessage(embedded.message, coveredBy(embedded, pdf));
  if (verified?.signer === undefined) return { intact: false, trusted: false, problem: 'unreadable' };
  const at = verified.at ?? embedded.at;
  const timeStamp = verified.intact ? await earliestProof(file, embedded, verified) : undefined;
  const claimed = at === undefined ? [] : [at];
  const obstacle = obstacleToTrust(
    verified.signer,
    [...verified.others, ...file.stored],
    judge.anchors,
    timeStamp === undefined ? [...claimed, judge.at] : [timeStamp.at],
  );
  const later = laterChanges(file, embedded);
  const problem = gravest(verified, later.isContinued, obstacle);
  return {
    signer: subjectOf(verified.signer),
    ...(at !== undefined && { at }),
    ...(timeStamp !== undefined && { timeStamp }),
    intact: verified.intact,
    trusted: verified.intact && obstacle === undefined,
    ...(problem !== undefined && { problem }),
    ...(later.uncovered > 0 && { uncovered: later.uncovered }),
  };
}

/** The earliest time at which the signature was there for certain, by a stamp of its own or of the whole file. */
async function earliestProof({ judge, proven }: File, embedded: Embedded, { stamp, signature }: Verified) {
  const whole = proven.findLast(({ end }) => end >= endOf(embedded));
  const own =
    stamp && (await provenBy({ token: stamp, covered: signature }, judge.anchors, whole?.at ?? judge.at));
  if (own !== undefined) return own;
  return whole && { at: whole.at, authority: whole.authority };
}

/** Whether there is more after a signature than may be: up to the last one what that one signs, then nothing but proofs. */
function laterChanges({ pdf, lastEnd }: File, embedded: Embedded) {
  const end = endOf(embedded);
  if (end < lastEnd) {
    const isContinued = !isAllowed(pdf, { from: end, to: lastEnd }, embedded.allowance);
    return { isContinued, uncovered: 0 };
  }
  const isContinued = end < pdf.length && !isAllowed(pdf, { from: end, to: pdf.length }, 'validation');
  return { isContinued, uncovered: isContinued ? pdf.length - end : 0 };
}

/** Whether a signature covers the file from its first byte on, leaving out nothing but its own message. */
function isSound({ range: [start, before, after, length], message }: Embedded, pdf: Buffer): boolean {
  if (start !== 0 || before < 1 || after <= before || length < 0 || after + length > pdf.length) return false;
  const gap = pdf.toString('latin1', before, after);
  return /^<[0-9a-f]*>$/i.test(gap) && Buffer.from(gap.slice(1, -1), 'hex').equals(message);
}

function gravest(
  verified: Verified,
  isContinued: boolean,
  obstacle: SignatureProblem | undefined,
): SignatureProblem | undefined {
  if (!verified.intact) return 'changed';
  if (isContinued) return 'not-covering';
  return verified.weak ? 'weak-algorithm' : obstacle;
}
