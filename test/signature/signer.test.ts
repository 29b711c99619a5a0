import { describe, expect, it } from 'vitest';
import { type Signer, signerAt } from '#shared/signature/signer.ts';

const signer = (id: string, unit: string, from: string, to?: string): Signer => ({
  id,
  unit,
  from,
  ...(to !== undefined && { to }),
  name: id,
  key: id,
  algorithm: 'ECDSA_SHA_256',
  certificate: 'AAAA',
  chain: [],
  basis: 'test',
});

const signers = [
  signer('province', 'H00', '2026-01-01T00:00:00Z'),
  signer('ward', 'H00.01', '2026-03-01T00:00:00Z', '2026-06-01T00:00:00Z'),
  signer('ward-again', 'H00.01', '2026-05-01T00:00:00Z'),
];
const idAt = (unit: string, at: string) => signerAt(signers, unit, at)?.id;

describe('the signer of a unit', () => {
  it('is its own, and that of the unit above where it has none', () => {
    expect(idAt('H00.01', '2026-04-01T00:00:00Z')).toBe('ward');
    expect(idAt('H00.01', '2026-02-01T00:00:00Z')).toBe('province');
    expect(idAt('H00.02', '2026-04-01T00:00:00Z')).toBe('province');
  });

  it('is the newest of several', () => {
    expect(idAt('H00.01', '2026-05-15T00:00:00Z')).toBe('ward-again');
  });

  it('is nobody before the first, and nobody for a unit elsewhere', () => {
    expect(idAt('H00', '2025-12-31T23:59:59Z')).toBeUndefined();
    expect(idAt('H001', '2026-04-01T00:00:00Z')).toBeUndefined();
  });
});
