import { createHash, hash } from 'node:crypto';
import type { NewHash, Sha256 } from '#shared/archive/hashing.ts';

export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'hex');

export const newSha256: NewHash = () => {
  const running = createHash('sha256');
  return { update: (bytes) => running.update(bytes), hex: () => running.digest('hex') };
};
