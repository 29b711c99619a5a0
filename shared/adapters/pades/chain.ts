import { X509Certificate } from 'node:crypto';
import { inForceAt } from '#shared/kernel/dated.ts';
import type { SignatureProblem } from '#shared/signature/signature.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';

/** Certificates between a signer and an authority; no real chain is longer. */
const longest = 5;

/**
 * What stands between a certificate and the trust list, at each of the instants: when it was said to be used, and when it
 * is looked at, for without a timestamp nobody but the signer vouches for the first. Revocation is not asked for.
 */
export function obstacleToTrust(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly TrustAnchor[],
  instants: readonly string[],
): SignatureProblem | undefined {
  for (const at of instants) {
    const outside = outsideValidity(signer, at);
    if (outside !== undefined) return outside;
    const roots = inForceAt(anchors, at).map(
      ({ certificate }) => new X509Certificate(Buffer.from(certificate, 'base64')),
    );
    if (!leadsTo(signer, roots, others, at)) return 'untrusted';
  }
  return undefined;
}

function outsideValidity(
  { validFromDate, validToDate }: X509Certificate,
  at: string,
): SignatureProblem | undefined {
  const instant = Date.parse(at);
  if (instant > validToDate.getTime()) return 'certificate-expired';
  return instant < validFromDate.getTime() ? 'certificate-not-yet-valid' : undefined;
}

function leadsTo(
  certificate: X509Certificate,
  roots: readonly X509Certificate[],
  others: readonly X509Certificate[],
  at: string,
  depth = 0,
): boolean {
  if (roots.some((root) => root.fingerprint256 === certificate.fingerprint256)) return true;
  if (depth === longest) return false;
  return [...roots, ...others].some(
    (issuer) =>
      issuer.ca &&
      outsideValidity(issuer, at) === undefined &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey) &&
      leadsTo(issuer, roots, others, at, depth + 1),
  );
}
