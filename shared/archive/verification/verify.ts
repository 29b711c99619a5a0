import type { NewHash } from '../hashing.ts';
import { checkBag } from './bag-checks.ts';
import { readContents } from './contents.ts';
import { checkDossier, type Expected } from './dossier-checks.ts';
import type { OpenedPackage } from './opened-package.ts';
import { compared, type VerificationReport } from './report.ts';

/**
 * Recomputes everything that a package promises: its own digest, every line of its manifests, the byte count, the
 * journal's chain, the dossier's files. Reads it once, in pieces, and says of each check where and how it ended.
 */
export async function verifyPackage(
  opened: OpenedPackage,
  expected: Expected,
  newHash: NewHash,
): Promise<VerificationReport> {
  const contents = await readContents(opened, newHash);
  const place = { check: 'package-digest', subject: 'package' } as const;
  const whole = expected.sha256 === undefined ? [] : [compared(place, expected.sha256, contents.digest)];
  const checks = [...whole, ...contents.damages, ...checkBag(contents), ...checkDossier(contents, expected)];
  const failed = checks.filter(({ ok }) => !ok).length;
  const files = contents.members.size;
  const bytes = contents.members.values().reduce((sum, { size }) => sum + size, 0);
  return { ok: failed === 0, checks, counts: { files, bytes, checks: checks.length, failed } };
}
