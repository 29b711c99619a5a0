import { createHash } from 'node:crypto';
import type { SignatureOrder, SigningKeys } from '#shared/signature/signer.ts';
import { signedMessage } from './cms.ts';
import { withRoom } from './placeholder.ts';

/** The PDF with a signature of the organisation appended (PAdES baseline B-B); the bytes before it stay the same. */
export async function signPdf(
  keys: SigningKeys,
  pdf: Uint8Array,
  { signer, at, reason, place }: SignatureOrder,
): Promise<Buffer> {
  const prepared = await withRoom(pdf, { at, name: signer.name, reason, place });
  const { from, to } = prepared.room;
  const digest = createHash('sha256')
    .update(prepared.pdf.subarray(0, from))
    .update(prepared.pdf.subarray(to))
    .digest();
  const message = (await signedMessage(keys, signer, digest)).toString('hex');
  if (message.length > to - from - 2) throw new Error('the signature is larger than the room for it');
  prepared.pdf.write(message, from + 1, 'latin1');
  return prepared.pdf;
}
