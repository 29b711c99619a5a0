import * as z from 'zod';
import { inForceAt } from '#shared/kernel/dated.ts';
import { isWithin } from '#shared/unit/rights.ts';

const Instant = z.iso.datetime();

/** DER in base64, as certificates travel. */
export const Certificate = z.base64().min(1);

export const SigningAlgorithm = z.enum(['RSASSA_PKCS1_V1_5_SHA_256', 'ECDSA_SHA_256']);
export type SigningAlgorithm = z.infer<typeof SigningAlgorithm>;

/**
 * With what an organisation signs, and since when: the key, its certificate, and the certificates up to an authority
 * that others trust. It signs for its unit and for those below it.
 */
export const Signer = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  from: Instant,
  to: Instant.optional(),
  unit: z.string().min(1),
  /** The name of the organisation as its certificate says it. */
  name: z.string().min(1),
  /** The key's name where it is kept. */
  key: z.string().min(1),
  algorithm: SigningAlgorithm,
  certificate: Certificate,
  /** From the issuer of the certificate on, nearest first. */
  chain: z.array(Certificate),
  /** On whose word the certificate is used. */
  basis: z.string().min(1),
});
export type Signer = z.infer<typeof Signer>;

/** Keeps private keys and signs with them; a key never leaves it. */
export interface SigningKeys {
  /** The signature over a short message, in the form that a CMS message holds it. */
  sign(key: string, algorithm: SigningAlgorithm, message: Uint8Array): Promise<Uint8Array>;
}

/** The signer of a unit at an instant: its own before that of a unit above it, the newest before an older one. */
export const signerAt = (signers: readonly Signer[], unit: string, at: string): Signer | undefined =>
  inForceAt(signers, at)
    .filter((one) => isWithin(unit, one.unit))
    .toSorted((one, other) => other.unit.length - one.unit.length || other.from.localeCompare(one.from))[0];

/** Where on a page a signature is seen, in points from the lower left. */
export type SignaturePlace = { page: number; left: number; bottom: number; width: number; height: number };

/** For whom, when (RFC 3339) and why a file is signed; without a place the signature is not seen. */
export type SignatureOrder = {
  signer: Signer;
  at: string;
  reason: string;
  place?: SignaturePlace | undefined;
};

/** Appends an organisation's signature to a PDF; what was there stays byte for byte. */
export type SignPdf = (pdf: Uint8Array, order: SignatureOrder) => Promise<Uint8Array>;
