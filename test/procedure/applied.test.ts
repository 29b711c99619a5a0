import { describe, expect, it } from 'vitest';
import { appliedTo, checkCase } from '#shared/procedure/applied.ts';
import { checkCases } from '#shared/procedure/checks/case-checks.ts';
import { checkWorkflow } from '#shared/procedure/checks/workflow-checks.ts';
import type { Component } from '#shared/procedure/procedure.ts';
import { aProcedure, days } from './a-procedure.ts';

const aComponent = (id: string, cases?: string[]): Component => ({
  id,
  name: { vi: id, en: id },
  required: true,
  originals: 1,
  copies: 0,
  mediaTypes: ['application/pdf'],
  maxBytes: 1,
  maxFiles: 1,
  ...(cases && { cases }),
});

const name = (text: string) => ({ vi: text, en: text });
const cases = [
  { id: 'first', name: name('Cấp lần đầu') },
  { id: 'again', name: name('Cấp lại') },
];
const procedure = aProcedure({
  channels: ['online', 'desk'],
  cases,
  limits: { desk: days(5) },
  components: [aComponent('form'), aComponent('old-paper', ['again'])],
});
const ids = (applied: typeof procedure) => applied.components.map(({ id }) => id);

describe('a procedure as it applies to one dossier', () => {
  it('has the limit of its channel', () => {
    expect(appliedTo(procedure, { channel: 'desk' }).limit).toEqual(days(5));
    expect(appliedTo(procedure, { channel: 'online' }).limit).toEqual(days(3));
  });

  it('asks for the papers of its case only', () => {
    expect(ids(appliedTo(procedure, { channel: 'online', case: 'first' }))).toEqual(['form']);
    expect(ids(appliedTo(procedure, { channel: 'online', case: 'again' }))).toEqual(['form', 'old-paper']);
  });

  it('is the record itself where nothing differs', () => {
    const plain = aProcedure();
    expect(appliedTo(plain, { channel: 'online' })).toBe(plain);
  });
});

describe('the case of a dossier', () => {
  const codes = (named?: string, record = procedure) => checkCase(record, named).map(({ code }) => code);

  it('has to be named where there are several', () => {
    expect(codes()).toEqual(['missing-case']);
    expect(checkCase(procedure, undefined)[0]?.detail.en).toBe('Choose one of the cases: first, again.');
  });

  it('need not be named where there is one or none', () => {
    expect(codes(undefined, aProcedure())).toEqual([]);
    expect(codes(undefined, aProcedure({ cases: [{ id: 'only' }] }))).toEqual([]);
  });

  it('is one of the procedure’s own', () => {
    expect(codes('again')).toEqual([]);
    expect(codes('third')).toEqual(['unknown-case']);
    expect(codes('first', aProcedure())).toEqual(['unknown-case']);
  });
});

describe('a record with cases and limits of channels', () => {
  const found = (changes: Partial<typeof procedure>) =>
    checkCases(aProcedure({ ...procedure, ...changes })).map(({ code }) => code);

  it('is sound', () => expect(found({})).toEqual([]));

  it('is told of a component of a case that is not there', () => {
    expect(found({ components: [aComponent('form', ['third'])] })).toEqual(['unknown-case']);
  });

  it('is told of two cases of one name, and of one without a name among several', () => {
    expect(found({ cases: [...cases, { id: 'first', name: name('x') }] })).toEqual(['duplicate-case']);
    expect(found({ cases: [...cases, { id: 'third' }] })).toEqual(['nameless-case']);
  });

  it('is told of a limit for a channel that is closed', () => {
    expect(found({ channels: ['online'] })).toEqual(['unused-limit']);
  });

  it('has to end within the shortest of its limits', () => {
    const short = aProcedure({ limits: { online: { value: 2, unit: 'WORKING_HOUR' } } });
    expect(checkWorkflow(short).map(({ code }) => code)).toEqual(['limits-too-long']);
  });
});
