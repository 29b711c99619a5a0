import { timeStamping } from '#shared/adapters/time-stamp/stamp-reader.ts';
import { readToken } from '#shared/adapters/time-stamp/token.ts';
import type { TimeStamp } from '#shared/signature/signature.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import { obstacleToTrust } from './chain.ts';
import { subjectOf } from './subject.ts';

/** A time stamp of the whole file as it was up to an end. */
export type DocumentStamp = { end: number; token: Uint8Array; covered: Uint8Array };

/** A time that is proven, for all that ends before. */
export type Proven = TimeStamp & { end: number };

/**
 * What the time stamps of a file prove. The latest has to be trusted now; each before it only when the next one was made,
 * which is what they are renewed for (ETSI EN 319 102-1, 5.6).
 */
export async function provenTimes(
  stamps: readonly DocumentStamp[],
  anchors: readonly TrustAnchor[],
  now: string,
): Promise<Proven[]> {
  const proven: Proven[] = [];
  for (const { end, token, covered } of stamps.toSorted((one, other) => other.end - one.end)) {
    const stamp = await provenBy({ token, covered }, anchors, proven.at(-1)?.at ?? now);
    if (stamp !== undefined) proven.push({ ...stamp, end });
  }
  return proven;
}

/** The time that a token proves as of an instant, if an authority of the trust list made it over these bytes. */
export async function provenBy(
  { token, covered }: { token: Uint8Array; covered: Uint8Array },
  anchors: readonly TrustAnchor[],
  instant: string,
): Promise<TimeStamp | undefined> {
  const stamp = await readToken(token, covered);
  if (stamp === undefined || stamp.at > instant) return undefined;
  if (!stamp.signer.keyUsage?.includes(timeStamping)) return undefined;
  if (obstacleToTrust(stamp.signer, stamp.others, anchors, [stamp.at, instant]) !== undefined)
    return undefined;
  return { at: stamp.at, authority: subjectOf(stamp.signer) };
}
