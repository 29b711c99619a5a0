import { createPublicKey, X509Certificate } from 'node:crypto';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { TrustAnchor } from '#shared/signature/trust.ts';
import { obstacleToTrust } from './chain.ts';

/** Why certificates are not those of a key. */
export type CertificateProblem =
  | 'unreadable'
  | 'other-key'
  | 'for-authority'
  | 'no-root'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'broken-chain';

/** The certificate of a key, and those from its issuer up to the authority that signed itself. */
export type Certified = { certificate: X509Certificate; chain: X509Certificate[] };

/** Finds the certificate of a key among what an authority sent, in whatever order, and checks it up to its root. */
export function certifiedBy(
  files: readonly Uint8Array[],
  publicKey: Uint8Array,
  at: string,
): Result<Certified, CertificateProblem> {
  const all = files.map(certificateOf);
  if (all.includes(undefined)) return fail('unreadable');
  const known = all.filter((one) => one !== undefined);
  const wanted = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  const certificate = known.find((one) => one.publicKey.equals(wanted));
  if (certificate === undefined) return fail('other-key');
  if (certificate.ca) return fail('for-authority');
  const chain = chainOf(certificate, known);
  const root = chain.at(-1);
  if (root === undefined || !root.checkIssued(root)) return fail('no-root');
  const obstacle = obstacleToTrust(certificate, chain, [anchorOf(root)], [at]);
  if (obstacle === 'certificate-expired' || obstacle === 'certificate-not-yet-valid') return fail(obstacle);
  return obstacle === undefined ? ok({ certificate, chain }) : fail('broken-chain');
}

function certificateOf(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

function chainOf(certificate: X509Certificate, known: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let current = certificate;
  for (;;) {
    const issuer = known.find((one) => one !== current && !chain.includes(one) && current.checkIssued(one));
    if (issuer === undefined) return chain;
    chain.push(issuer);
    current = issuer;
  }
}

/** The root as a line of a trust list, for the length of this check. */
const anchorOf = (root: X509Certificate): TrustAnchor => ({
  id: 'root',
  from: '0000-01-01T00:00:00Z',
  name: root.subject,
  certificate: root.raw.toString('base64'),
  basis: '',
});
