import { createHash, randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import { oid } from '#shared/adapters/pades/oids.ts';
import type { TimeStampAuthority, TimeStamps } from '#shared/archive/proof/time-stamps.ts';
import { inForceAt, latestAt } from '#shared/kernel/dated.ts';
import { readToken } from './token.ts';

/** An authority that has not answered by then has not answered, in milliseconds. */
const timeoutMs = 20_000;

/** The authority did not answer, or not to what it was asked. */
class TimeStampFault extends Error {
  override name = 'TimeStampFault';
}

/** Asks the authority that is published for the time, over HTTP (RFC 3161, 3.4), and takes no answer but to its question. */
export const httpTimeStamps = (authorities: () => Promise<TimeStampAuthority[]>): TimeStamps => ({
  async stamp(bytes, at) {
    const authority = latestAt(inForceAt(await authorities(), at), at);
    if (authority === undefined) return undefined;
    try {
      return await ask(authority.url, bytes);
    } catch (error) {
      throw new TimeStampFault(`${authority.id}: ${String(error)}`);
    }
  },
});

async function ask(url: string, bytes: Uint8Array): Promise<string> {
  // Positive, and as long as it looks.
  const nonce = Buffer.from([0x40, ...randomBytes(15)]);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: request(bytes, nonce),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  const { status, timeStampToken } = TimeStampResp.fromBER(await response.arrayBuffer());
  // 0 is granted, 1 granted with modifications.
  if (status.status > 1 || timeStampToken === undefined) throw new Error(`it refused (${status.status})`);
  const token = Buffer.from(timeStampToken.toSchema().toBER());
  const stamp = await readToken(token, bytes);
  if (stamp?.nonce !== nonce.toString('hex')) throw new Error('its token is not of what was asked');
  return token.toString('base64');
}

function request(bytes: Uint8Array, nonce: Buffer): ArrayBuffer {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: oid.sha256 });
  const digest = createHash('sha256').update(bytes).digest();
  return new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm,
      hashedMessage: new OctetString({ valueHex: digest }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    // With its certificates, so that the token can be checked when the authority is gone.
    certReq: true,
  })
    .toSchema()
    .toBER();
}
