import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryArchiveRemoval, memoryCertificateStore } from '#shared/adapters/memory/archive-removal.ts';
import { memoryDisposalStore } from '#shared/adapters/memory/disposal-store.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memorySigningKeys } from '#shared/adapters/memory/signing-keys.ts';
import { approve, type Disposal, keep } from '#shared/archive/keeping/disposal.ts';
import { carryOutDisposals, certifiedText } from '#shared/use-cases/archive/carry-out.ts';

const at = '2046-03-05T01:00:00.000Z';
const night = '2046-03-06T20:00:00.000Z';
const codes = ['H-1', 'H-2', 'H-3'];

const itemOf = (code: string) => ({
  code,
  procedure: '1.004873',
  closedAt: '2026-03-05T01:00:00.000Z',
  retainUntil: '2046-03-05T00:00:00.000Z',
  sha256: 'a'.repeat(64),
  bytes: 10,
});

const drawnUp: Disposal = {
  id: 'd-1',
  version: 1,
  unit: 'H00.01',
  prepared: { by: 'luu-tru', at },
  items: codes.map(itemOf),
  keeps: [],
  approvals: [],
};

function archive() {
  const keys = memorySigningKeys();
  const publicKey = Buffer.from(keys.create('archive', 'RSASSA_PKCS1_V1_5_SHA_256')).toString('base64');
  return {
    keeping: memoryKeepingStore(),
    disposals: memoryDisposalStore(),
    removal: memoryArchiveRemoval(codes.map((code) => `${code}.zip`)),
    certificates: memoryCertificateStore(),
    keys,
    key: 'archive',
    publicKey: async () => publicKey,
  };
}

type Change = (disposal: Disposal) => ReturnType<typeof approve> | ReturnType<typeof keep>;
const approvedBy =
  (by: string): Change =>
  (disposal) =>
    approve(disposal, by, at);
const kept =
  (code: string): Change =>
  (disposal) =>
    keep(disposal, code, { by: 'thanh-tra', at, reason: 'Còn khiếu nại' });

async function change({ disposals }: ReturnType<typeof archive>, ...changes: Change[]) {
  if ((await disposals.find('d-1')) === undefined) await disposals.put(drawnUp);
  for (const one of changes) {
    const before = await disposals.find('d-1');
    if (before === undefined) throw new Error('no list');
    const changed = one(before);
    if (!changed.ok) throw new Error(changed.error);
    if (changed.value !== before) await disposals.put(changed.value);
  }
}

const bothApprove = [approvedBy('thanh-tra'), approvedBy('luu-tru-2')];
const left = ({ removal }: ReturnType<typeof archive>) => [...removal.here];

describe('a list of disposal', () => {
  it('is not approved by whoever drew it up, nor twice by one', async () => {
    expect(approve(drawnUp, 'luu-tru', at)).toMatchObject({ error: 'own-disposal' });
    const deps = archive();
    await change(deps, approvedBy('thanh-tra'), approvedBy('thanh-tra'));
    expect(await carryOutDisposals(deps, night)).toEqual([]);
    expect(left(deps)).toHaveLength(3);
  });

  it('is carried out when two others approved, with a certificate that is signed and kept', async () => {
    const deps = archive();
    await change(deps, ...bothApprove);
    const [certificate] = await carryOutDisposals(deps, night);
    expect(left(deps)).toEqual([]);
    expect(certificate?.record).toMatchObject({
      disposal: 'd-1',
      at: night,
      destroyed: drawnUp.items,
      kept: [],
    });
    if (certificate === undefined) throw new Error('no certificate');
    const { publicKey, record, signature } = certificate;
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const text = Buffer.from(certifiedText(record));
    expect(verify('sha256', text, key, Buffer.from(signature, 'base64'))).toBe(true);
    expect(JSON.parse(deps.certificates.texts.get('d-1') ?? '')).toEqual(certificate);
    expect(await carryOutDisposals(deps, night)).toEqual([]);
  });

  it('loses what a reviewer keeps, also after it was approved', async () => {
    const deps = archive();
    await change(deps, ...bothApprove, kept('H-2'));
    const [certificate] = await carryOutDisposals(deps, night);
    expect(left(deps)).toEqual(['H-2.zip']);
    expect(certificate?.record.kept).toEqual([{ code: 'H-2', because: 'kept' }]);
  });

  it('spares what is held, kept longer or locked by then, whatever was approved', async () => {
    const deps = archive();
    await change(deps, ...bothApprove);
    const order = { by: 'thanh-tra', at, reason: 'Điều tra', basis: 'QĐ 12' };
    await deps.keeping.place('H-1', { id: 'vu-1', ...order });
    await deps.keeping.extend('H-2', { until: '2060-01-01T00:00:00.000Z', ...order });
    deps.removal.locked.add('H-3.zip');
    const [certificate] = await carryOutDisposals(deps, night);
    expect(left(deps)).toHaveLength(3);
    expect(certificate?.record).toMatchObject({
      destroyed: [],
      kept: [
        { code: 'H-1', because: 'held' },
        { code: 'H-2', because: 'retained' },
        { code: 'H-3', because: 'locked' },
      ],
    });
  });

  it('is over when it was carried out', async () => {
    const deps = archive();
    await change(deps, ...bothApprove);
    await carryOutDisposals(deps, night);
    const over = await deps.disposals.find('d-1');
    if (over === undefined) throw new Error('no list');
    expect(keep(over, 'H-1', { by: 'thanh-tra', at, reason: 'x' })).toMatchObject({ error: 'disposal-over' });
    expect(approve(over, 'khac', at)).toMatchObject({ error: 'disposal-over' });
    expect(keep(over, 'H-9', { by: 'x', at, reason: 'x' })).toMatchObject({ error: 'not-in-disposal' });
  });

  it('ends with one certificate that is true, wherever it broke down before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), async (breaks) => {
        const deps = archive();
        await change(deps, ...bothApprove, kept('H-2'));
        for (const after of breaks)
          await carryOutDisposals(breaking(deps, after), night).catch(() => undefined);
        await carryOutDisposals(deps, '2046-03-07T20:00:00.000Z');
        const { certificate } = (await deps.disposals.find('d-1')) ?? {};
        expect(JSON.parse(deps.certificates.texts.get('d-1') ?? '')).toEqual(certificate);
        expect(certificate?.record.destroyed.map(({ code }) => `${code}.zip`)).toEqual([
          'H-1.zip',
          'H-3.zip',
        ]);
        expect(left(deps)).toEqual(['H-2.zip']);
      }),
    );
  });
});

/** The same archive, which is gone after so many calls to it. */
function breaking(deps: ReturnType<typeof archive>, after: number): ReturnType<typeof archive> {
  let calls = 0;
  const once =
    <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A) => {
      calls += 1;
      if (calls > after) throw new Error('broke down');
      return call(...given);
    };
  return {
    ...deps,
    keeping: { ...deps.keeping, destroy: once(deps.keeping.destroy) },
    removal: { ...deps.removal, remove: once(deps.removal.remove) },
    certificates: { ...deps.certificates, put: once(deps.certificates.put) },
    disposals: { ...deps.disposals, put: once(deps.disposals.put) },
  };
}
