import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, matches } from '#infra/local/rules/pattern.ts';

const event = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: {
    bucket: { name: 'intake' },
    object: { key: 'dossiers/a.pdf', size: 200_000, etag: null },
    tags: ['scan', 'paper'],
    parts: [{ n: 1 }, { n: 2 }],
    deleted: false,
  },
};

const detail = (pattern: object) => ({ detail: pattern });
const key = (...alternatives: unknown[]) => detail({ object: { key: alternatives } });
const size = (...alternatives: unknown[]) => detail({ object: { size: alternatives } });

describe('an event', () => {
  it.each<[string, object]>([
    ['equal values', { source: ['x', 'aws.s3'], 'detail-type': ['Object Created'] }],
    ['null', detail({ object: { etag: [null] } })],
    ['false', detail({ deleted: [false] })],
    ['a prefix', key({ prefix: 'dossiers/' })],
    ['a suffix', key({ suffix: '.pdf' })],
    ['any case', key({ 'equals-ignore-case': 'DOSSIERS/A.PDF' })],
    ['one of two alternatives', key('other', { suffix: '.pdf' })],
    ['anything but a value', detail({ bucket: { name: [{ 'anything-but': 'archive' }] } })],
    ['anything but a list', size({ 'anything-but': [1, 2] })],
    ['anything but a prefix', key({ 'anything-but': { prefix: 'tmp/' } })],
    ['anything but suffixes', key({ 'anything-but': { suffix: ['.exe', '.bat'] } })],
    ['presence', key({ exists: true })],
    ['absence', detail({ object: { version: [{ exists: false }] } })],
    ['absence of what is below an absent field', detail({ reason: { code: [{ exists: false }] } })],
    ['a number', size({ numeric: ['=', 200_000] })],
    ['a range', size({ numeric: ['>', 0, '<=', 200_000] })],
    ['an item of a list', detail({ tags: ['paper'] })],
    ['an object of a list', detail({ parts: { n: [2] } })],
    ['one of two patterns', { $or: [{ source: ['x'] }, detail({ deleted: [false] })] }],
  ])('fits %s', (_, pattern) => {
    expect(matches(pattern, event)).toBe(true);
  });

  it.each<[string, object]>([
    ['another value', { source: ['aws.ec2'] }],
    ['a number as text', size('200000')],
    ['another prefix', key({ prefix: 'a.pdf' })],
    ['another suffix', key({ suffix: 'dossiers/' })],
    ['an excluded value', detail({ bucket: { name: [{ 'anything-but': ['intake'] }] } })],
    ['an excluded prefix', key({ 'anything-but': { prefix: 'dossiers/' } })],
    ['an exclusion of what is absent', detail({ nothing: [{ 'anything-but': 'x' }] })],
    ['absence of what is there', key({ exists: false })],
    ['presence of what is absent', detail({ nothing: [{ exists: true }] })],
    ['presence of what is no leaf', detail({ object: [{ exists: true }] })],
    ['a range that ends before', size({ numeric: ['>', 0, '<', 200_000] })],
    ['one of two conditions', { source: ['aws.s3'], detail: { deleted: [true] } }],
    ['neither of two patterns', { $or: [{ source: ['x'] }, { source: ['y'] }] }],
    ['a field of the prototype', { toString: [{ exists: true }] }],
  ])('does not fit %s', (_, pattern) => {
    expect(matches(pattern, event)).toBe(false);
  });
});

describe('a record of a table stream', () => {
  it('fits a filter by what it holds', () => {
    const filter = { eventName: ['INSERT'], dynamodb: { NewImage: { notice: { S: [{ exists: true }] } } } };
    const record = (image: object) => ({ eventName: 'INSERT', dynamodb: { NewImage: image } });
    expect(matches(filter, record({ notice: { S: 'x' } }))).toBe(true);
    expect(matches(filter, record({ timer: { N: '1' } }))).toBe(false);
  });
});

describe('a value', () => {
  it('fits an alternative or its opposite, never both', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (value, other) => {
        const fits = (alternative: unknown) => matches({ a: [alternative] }, { a: value });
        expect(fits(other)).not.toBe(fits({ 'anything-but': other }));
        expect(fits({ prefix: other })).not.toBe(fits({ 'anything-but': { prefix: other } }));
      }),
    );
  });
});

describe('a pattern', () => {
  it.each<[string, unknown]>([
    ['an unknown operator', { a: [{ wildcard: '*' }] }],
    ['two operators in one', { a: [{ prefix: 'a', suffix: 'b' }] }],
    ['no alternative', { a: [] }],
    ['no field', {}],
    ['a bare value', { a: 'x' }],
    ['an operand of the wrong kind', { a: [{ exists: 'yes' }] }],
    ['a comparison of nobody', { a: [{ numeric: ['~', 1] }] }],
    ['a single choice', { $or: [{ a: ['x'] }] }],
  ])('is refused for %s', (_, pattern) => {
    expect(() => compilePattern(pattern)).toThrow();
  });
});
