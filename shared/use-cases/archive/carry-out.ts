import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import {
  type Certificate,
  type Disposal,
  type DisposalItem,
  type DisposalStore,
  type KeptBecause,
  SignedCertificate,
  stateOf,
} from '#shared/archive/keeping/disposal.ts';
import { isHeld, type KeepingStore } from '#shared/archive/keeping/keeping.ts';
import type { SigningKeys } from '#shared/signature/signer.ts';

/** Takes packages out of the archive for ever. */
export interface ArchiveRemoval {
  /** Removes every version under a package's key; `locked` if the archive refuses. Idempotent. */
  remove(key: string): Promise<'removed' | 'locked'>;
}

/** Certificates in the archive, locked; gives the one that was put first. */
export interface CertificateStore {
  put(id: string, text: string, at: string): Promise<string>;
}

export type CarryOutDeps = {
  keeping: KeepingStore;
  disposals: DisposalStore;
  removal: ArchiveRemoval;
  certificates: CertificateStore;
  keys: SigningKeys;
  key: string;
  publicKey: () => Promise<string>;
};

/** What is signed: a list may be longer than what a key signs at once. */
export const certifiedText = (record: Certificate): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalize(record) ?? '')));

const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';

/** Carries out every list that was approved; what was begun before goes on. Gives the certificates. */
export async function carryOutDisposals(deps: CarryOutDeps, at: string): Promise<SignedCertificate[]> {
  const approved = (await deps.disposals.all()).filter((one) => stateOf(one) === 'approved');
  const made: SignedCertificate[] = [];
  for (const disposal of approved) made.push(await carryOut(deps, disposal.id, at));
  return made;
}

async function carryOut(deps: CarryOutDeps, id: string, at: string): Promise<SignedCertificate> {
  const begun = await found(deps, id);
  for (const item of begun.items) {
    // Read again each time: a reviewer may keep a dossier until its turn comes.
    const disposal = await found(deps, id);
    if (!disposal.keeps.some(({ code }) => code === item.code)) await destroy(deps, disposal, item, at);
  }
  const certificate = await certify(deps, await found(deps, id), at);
  for (;;) {
    const disposal = await found(deps, id);
    const done = { ...disposal, version: disposal.version + 1, certificate };
    if (await deps.disposals.put(done)) return certificate;
  }
}

async function found({ disposals }: CarryOutDeps, id: string): Promise<Disposal> {
  const disposal = await disposals.find(id);
  if (disposal === undefined) throw new Error(`disposal ${id} is gone`);
  return disposal;
}

async function destroy(
  { keeping, removal }: CarryOutDeps,
  { id }: Disposal,
  { code }: DisposalItem,
  at: string,
): Promise<void> {
  if ((await obstacle(keeping, code, at)) !== undefined) return;
  if ((await removal.remove(`${code}.zip`)) === 'removed') await keeping.destroy(code, { at, disposal: id });
}

/** What stands against destroying a package now, whatever was approved. */
async function obstacle(keeping: KeepingStore, code: string, at: string): Promise<KeptBecause | undefined> {
  const kept = await keeping.read(code);
  if (isHeld(kept)) return 'held';
  return kept.extensions.some(({ until }) => until > at) ? 'retained' : undefined;
}

/** Says what was destroyed, by what was noted of each package, and why the others were not. */
async function certify(deps: CarryOutDeps, disposal: Disposal, at: string): Promise<SignedCertificate> {
  const destroyed: DisposalItem[] = [];
  const kept: Certificate['kept'] = [];
  for (const item of disposal.items) {
    const { code } = item;
    if ((await deps.keeping.read(code)).destroyed?.disposal === disposal.id) destroyed.push(item);
    else kept.push({ code, because: await reasonFor(deps, disposal, code, at) });
  }
  const { id, unit, prepared, approvals } = disposal;
  const record: Certificate = { disposal: id, unit, prepared, approvals, at, destroyed, kept };
  const signature = await deps.keys.sign(
    deps.key,
    algorithm,
    new TextEncoder().encode(certifiedText(record)),
  );
  const signed: SignedCertificate = {
    record,
    algorithm,
    signature: Buffer.from(signature).toString('base64'),
    publicKey: await deps.publicKey(),
  };
  // An earlier call may have certified and died before it could say so.
  return SignedCertificate.parse(JSON.parse(await deps.certificates.put(id, JSON.stringify(signed), at)));
}

async function reasonFor(
  { keeping }: CarryOutDeps,
  { keeps }: Disposal,
  code: string,
  at: string,
): Promise<KeptBecause> {
  if (keeps.some((one) => one.code === code)) return 'kept';
  return (await obstacle(keeping, code, at)) ?? 'locked';
}
