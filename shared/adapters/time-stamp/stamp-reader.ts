import { obstacleToTrust } from '#shared/adapters/pades/chain.ts';
import type { StampReader } from '#shared/archive/proof/time-stamps.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';

/** The purpose that a certificate must have been issued for (RFC 3161, 2.3). */
export const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Reads tokens against a trust list, as it was at the time that the token tells. */
export const stampReader =
  (anchors: () => Promise<readonly TrustAnchor[]>): StampReader =>
  async (token, bytes) => {
    // What reads ASN.1 is half as large as all else that the function of the archive loads, and few requests need it.
    const { readToken } = await import('./token.ts');
    const stamp = await readToken(Buffer.from(token, 'base64'), bytes);
    if (stamp === undefined) return undefined;
    const { at, signer, others } = stamp;
    if (!signer.keyUsage?.includes(timeStamping)) return undefined;
    if (obstacleToTrust(signer, others, await anchors(), [at]) !== undefined) return undefined;
    return { at, authority: signer.subject.replaceAll('\n', ', ') };
  };
