import { describe, expect, it } from 'vitest';
import { publish } from '#shared/procedure/publish.ts';
import { aForm, aProcedure } from './a-procedure.ts';

const today = '2026-11-22';
const first = aProcedure();
const next = aProcedure({ version: 2, effectiveFrom: '2026-12-01' });

/** The codes of what keeps the record from being published, or of what its author is warned of. */
const codes = (...asked: Parameters<typeof publish>) => {
  const published = publish(...asked);
  return (published.ok ? published.value.warnings : published.error).map(({ code }) => code);
};

describe('a procedure without versions', () => {
  it('gets its first one, which may already be in force', () => {
    expect(publish([], first, today)).toEqual({ ok: true, value: { procedure: first, warnings: [] } });
  });

  it('does not begin with version 2', () => {
    expect(publish([], next, today)).toMatchObject({ ok: false, error: [{ code: 'wrong-version' }] });
  });
});

describe('a procedure whose internal process nobody is said to have approved', () => {
  it('is published, with a warning', () => {
    const { process: _, ...silent } = first;
    expect(codes([], silent, today)).toEqual(['no-process-decision']);
  });
});

describe('a procedure with a version', () => {
  it('gets the next one', () => {
    expect(publish([first], next, today)).toMatchObject({ ok: true, value: { procedure: { version: 2 } } });
  });

  it.each([1, 3])('does not get version %d as its second', (version) => {
    expect(publish([first], { ...next, version }, today)).toMatchObject({
      ok: false,
      error: [{ code: 'wrong-version', detail: { en: 'The next version must be 2.' } }],
    });
  });

  it('gets none that takes effect before the latest', () => {
    expect(publish([first], { ...next, effectiveFrom: '2025-12-31' }, today).ok).toBe(false);
    expect(codes([first], { ...next, effectiveFrom: '2025-12-31' }, today)).toContain('effective-too-early');
  });

  it('gets one that takes effect on the same day, which replaces it', () => {
    expect(codes([next, first], { ...next, version: 3 }, today)).toEqual([]);
  });

  it('gets one from a past day with a warning', () => {
    expect(publish([first], { ...next, effectiveFrom: '2026-11-21' }, today).ok).toBe(true);
    expect(codes([first], { ...next, effectiveFrom: '2026-11-21' }, today)).toEqual(['retroactive']);
    expect(codes([first], { ...next, effectiveFrom: today }, today)).toEqual([]);
  });

  it('takes no version of another procedure for its own', () => {
    expect(codes([aProcedure({ code: 'LOCAL.OTHER' })], next, today)).toEqual(['wrong-code']);
  });
});

describe('a record that is no procedure', () => {
  it('is told which step has no role', () => {
    const [reception, appraisal, approval] = first.steps;
    const steps = [reception, { ...appraisal, role: undefined }, approval];
    expect(publish([], { ...first, steps }, today)).toMatchObject({
      ok: false,
      error: [{ code: 'missing-role', step: 'appraisal' }],
    });
  });

  it('is told which step has no limit', () => {
    const [reception, { limit: _, ...unlimited } = {}, approval] = first.steps;
    expect(publish([], { ...first, steps: [reception, unlimited, approval] }, today)).toMatchObject({
      ok: false,
      error: [{ code: 'missing-limit', step: 'appraisal' }],
    });
  });

  it.each([
    ['a field too many', { ...first, colour: 'red' }],
    ['a code that is none', { ...first, code: '9.000001' }],
    ['a day that does not exist', { ...first, effectiveFrom: '2026-02-30' }],
    ['no step at all', { ...first, steps: [] }],
    ['nothing', null],
    ['a list for a step', { ...first, steps: [[]] }],
  ])('is refused for %s', (_, record) => {
    const published = publish([], record, today);
    expect(published.ok).toBe(false);
    expect(new Set(codes([], record, today))).toEqual(new Set(['bad-record']));
  });
});

describe('a form that nobody could fill', () => {
  it('keeps the procedure from being published', () => {
    const form = { ...aForm, required: ['fullName', 'nickname'] };
    expect(publish([], { ...first, form }, today)).toMatchObject({
      ok: false,
      error: [{ code: 'bad-form', detail: { en: expect.stringContaining('nickname') } }],
    });
  });

  it('is one whose own example is refused', () => {
    const form = { ...aForm, examples: [{ fullName: 'NGUYỄN VĂN A' }, { fullName: 7 }] };
    expect(publish([], { ...first, form }, today)).toMatchObject({
      ok: false,
      error: [{ code: 'bad-form', detail: { en: expect.stringContaining('/examples/1 /form/fullName') } }],
    });
  });
});
