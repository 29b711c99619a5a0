import { BitString, Constructed, Integer, Null, PrintableString, Sequence, Utf8String } from 'asn1js';
import { AlgorithmIdentifier, AttributeTypeAndValue, PublicKeyInfo, RelativeDistinguishedNames } from 'pkijs';
import type { SigningAlgorithm, SigningKeys } from '#shared/signature/signer.ts';
import { oid } from './oids.ts';
import { pem } from './pem.ts';

/** The parts of a name in the order in which certificates have them. */
const parts = [
  ['country', '2.5.4.6'],
  ['province', '2.5.4.8'],
  ['locality', '2.5.4.7'],
  ['organisation', '2.5.4.10'],
  ['name', '2.5.4.3'],
] as const;

/** Whom a certificate is asked for. */
export type Subject = Partial<Record<(typeof parts)[number][0], string>> & { name: string };

/** A key that is kept elsewhere, and its public half. */
export type KeptKey = { id: string; algorithm: SigningAlgorithm; publicKey: Uint8Array };

/** What signed, and over what hash, in one name (RFC 8017, RFC 5758). */
const signedBy = {
  RSASSA_PKCS1_V1_5_SHA_256: () =>
    new AlgorithmIdentifier({ algorithmId: oid.rsaSha256, algorithmParams: new Null() }),
  ECDSA_SHA_256: () => new AlgorithmIdentifier({ algorithmId: oid.ecdsaSha256 }),
} as const;

/** A request for a certificate (PKCS#10, RFC 2986) in PEM. The key signs it where it is kept. */
export async function signingRequest(keys: SigningKeys, key: KeptKey, subject: Subject): Promise<string> {
  const wanted = new Sequence({
    value: [
      new Integer({ value: 0 }),
      nameOf(subject).toSchema(),
      PublicKeyInfo.fromBER(key.publicKey).toSchema(),
      // No attributes, which are said to be none.
      new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [] }),
    ],
  });
  const signature = await keys.sign(key.id, key.algorithm, Buffer.from(wanted.toBER()));
  const request = new Sequence({
    value: [wanted, signedBy[key.algorithm]().toSchema(), new BitString({ valueHex: signature })],
  });
  return pem('CERTIFICATE REQUEST', Buffer.from(request.toBER()));
}

function nameOf(subject: Subject): RelativeDistinguishedNames {
  const name = new RelativeDistinguishedNames();
  for (const [part, type] of parts) {
    const text = subject[part];
    if (text === undefined) continue;
    const value = part === 'country' ? new PrintableString({ value: text }) : new Utf8String({ value: text });
    name.typesAndValues.push(new AttributeTypeAndValue({ type, value }));
  }
  return name;
}
