import { describe, expect, it } from 'vitest';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import { type Guidance, guidanceOn, guidanceView } from '#shared/guidance/guidance.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { guide } from '#shared/use-cases/guidance/guide.ts';
import { local, maritalStatus, reception, specialist } from '#test/dossier/fixtures.ts';
import { forMarriage } from '#test/procedure/conditions.ts';

const guidance = memoryUnitRecordStore<Guidance>();
const guideOne = (
  changes: Partial<Parameters<typeof guide>[1]> = {},
  procedure: Procedure | undefined = maritalStatus,
) =>
  guide(
    { reference: { procedure: async () => procedure }, guidance },
    {
      procedure: '1.004873',
      filing: 'desk',
      said: { channel: 'hotline', person: { name: 'Trần Thị B', phone: '0912 000 000' } },
      by: reception,
      at: local('2026-03-02 09:00'),
      key: 'k1',
      digest: 'd1',
      ...changes,
    },
  );
const codeOf = async (...of: Parameters<typeof guideOne>) => {
  const guided = await guideOne(...of);
  return guided.ok ? undefined : guided.error.code;
};

describe('somebody who asks at the desk', () => {
  it('is told what the published record says, and it is kept, once', async () => {
    const guided = await guideOne();
    if (!guided.ok) throw new Error(guided.error.code);
    expect(guided.value.content).toMatchObject({
      procedure: { code: '1.004873', version: maritalStatus.version },
      limit: maritalStatus.limit,
      agencies: [{ en: "Commune People's Committee" }],
      fees: [],
    });
    expect(guided.value.content.papers.map(({ id, required }) => [id, required])).toEqual(
      maritalStatus.components.map(({ id, required }) => [id, required]),
    );
    expect(guidanceView(guided.value)).not.toHaveProperty('digest');
    expect(await guideOne({ at: local('2026-03-03 09:00') })).toEqual(guided);
    expect(await codeOf({ digest: 'd2' })).toBe('key-reused');
  });

  it('is asked first what makes the case ineligible', () => {
    const { when: _, ...shown } = forMarriage;
    const procedure = { ...maritalStatus, eligibility: [forMarriage] };
    expect(guidanceOn(procedure, { channel: 'desk' }).eligibility).toEqual([shown]);
    expect(guidanceOn(maritalStatus, { channel: 'desk' })).not.toHaveProperty('eligibility');
  });

  it('has a key of an own beside those of colleagues', async () => {
    const colleague = { ...reception, id: 'tiep-nhan-2.an-binh' };
    expect(await codeOf({ by: colleague, digest: 'd2' })).toBeUndefined();
    const [own, theirs] = [await guideOne(), await guideOne({ by: colleague, digest: 'd2' })];
    expect(own.ok && theirs.ok && own.value.id === theirs.value.id).toBe(false);
  });

  it('is told of the papers of the own case, and of the fees of the own channel', () => {
    const name = (text: string) => ({ vi: text, en: text });
    const [component] = maritalStatus.components;
    if (component === undefined) throw new Error('no component');
    const procedure: Procedure = {
      ...maritalStatus,
      cases: [
        { id: 'first', name: name('Lần đầu'), sequence: [name('Nộp')] },
        { id: 'again', name: name('Cấp lại') },
      ],
      components: [component, { ...component, id: 'old', cases: ['again'] }],
      limits: { post: { value: 9, unit: 'WORKING_DAY' } },
      fees: {
        group: 'x',
        lines: [
          {
            code: 'A',
            name: name('a'),
            kind: 'fee',
            amount: 5,
            per: 'dossier',
            collect: 'at-reception',
            channels: ['desk'],
          },
          {
            code: 'B',
            name: name('b'),
            kind: 'fee',
            amount: 7,
            per: { each: 'copy', field: '/copies' },
            collect: 'at-reception',
          },
        ],
        payWithinHours: 1,
        basis: 'x',
        evidence: 'x',
      },
    };
    expect(guidanceOn(procedure, { channel: 'post', case: 'first' })).toMatchObject({
      case: { id: 'first' },
      papers: [{ id: component.id }],
      sequence: [{ vi: 'Nộp' }],
      limit: { value: 9 },
      fees: [{ amount: 7, each: 'copy' }],
    });
    expect(guidanceOn(procedure, { channel: 'desk' }).papers).toHaveLength(2);
  });
});

describe('guidance is not given', () => {
  it('by those who do not sit at the desk', async () => {
    expect(await codeOf({ by: specialist })).toBe('wrong-role');
  });

  it('on what cannot be asked for', async () => {
    const repealed = {
      ...maritalStatus,
      listing: { state: 'repealed', levels: ['commune'], agencies: [] } as Procedure['listing'],
    };
    const none = guide(
      { reference: { procedure: async () => undefined }, guidance },
      {
        procedure: 'x',
        filing: 'desk',
        said: { channel: 'desk' },
        by: reception,
        at: local('2026-03-02 09:00'),
        key: 'k',
        digest: 'd',
      },
    );
    expect(await none).toMatchObject({ error: { code: 'unknown-procedure' } });
    expect(await codeOf({}, repealed as Procedure)).toBe('procedure-repealed');
    expect(await codeOf({}, { ...maritalStatus, channels: ['online'] })).toBe('channel-closed');
    expect(await codeOf({ case: 'third' })).toBe('incomplete');
  });
});
