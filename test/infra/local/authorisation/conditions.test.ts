import { describe, expect, it } from 'vitest';
import { compileConditions } from '#infra/local/authorisation/conditions.ts';

const says = (given: Record<string, string[]>) => (key: string) => given[key];
const holds = (operator: string, [key, ...values]: [string, ...string[]], given: Record<string, string[]>) =>
  compileConditions({ [operator]: { [key]: values } })(says(given));

describe('a condition on one value', () => {
  it.each([
    ['StringEquals', 'COMPLIANCE', 'COMPLIANCE', true],
    ['StringEquals', 'COMPLIANCE', 'compliance', false],
    ['StringNotEquals', 'COMPLIANCE', 'GOVERNANCE', true],
    ['StringLike', 'COMP*', 'COMPLIANCE', true],
    ['StringLike', 'COMP?', 'COMPLIANCE', false],
    ['StringNotLike', 'COMP*', 'COMPLIANCE', false],
    ['StringEqualsIgnoreCase', 'COMPLIANCE', 'compliance', true],
  ])('%s %s of %s is %s', (operator, wanted, given, expected) => {
    expect(holds(operator, ['s3:object-lock-mode', wanted], { 's3:object-lock-mode': [given] })).toBe(
      expected,
    );
  });

  it.each([
    ['NumericGreaterThanEquals', 1824, true],
    ['NumericGreaterThanEquals', 1823, false],
    ['NumericLessThan', 1823, true],
    ['NumericEquals', 1824, true],
    ['NumericNotEquals', 1824, false],
  ])('%s of %d days is %s', (operator, days, expected) => {
    const key = 's3:object-lock-remaining-retention-days';
    expect(holds(operator, [key, '1824'], { [key]: [String(days)] })).toBe(expected);
  });

  it('is met by any of the values that are wanted, and by none of those that are not', () => {
    const given = { 'aws:PrincipalArn': ['arn:aws:iam::1:role/seal'] };
    const wanted: [string, ...string[]] = [
      'aws:PrincipalArn',
      'arn:aws:iam::1:role/keep',
      'arn:aws:iam::1:role/se*',
    ];
    expect(holds('ArnLike', wanted, given)).toBe(true);
    expect(holds('ArnNotEquals', wanted, given)).toBe(false);
  });

  it('about what the request does not have fails where something is wanted, and holds where something is not', () => {
    const wanted: [string, ...string[]] = ['s3:object-lock-mode', 'COMPLIANCE'];
    expect(holds('StringEquals', wanted, {})).toBe(false);
    expect(holds('StringNotEquals', wanted, {})).toBe(true);
    expect(holds('StringEqualsIfExists', wanted, {})).toBe(true);
    expect(holds('Null', ['s3:object-lock-mode', 'true'], {})).toBe(true);
    expect(holds('Null', ['s3:object-lock-mode', 'false'], {})).toBe(false);
  });
});

describe('a condition on several values', () => {
  const wanted: [string, ...string[]] = ['dynamodb:LeadingKeys', 'DOSSIER#*', 'KEY#*'];
  const keys = (...given: string[]) => ({ 'dynamodb:LeadingKeys': given });

  it('for all of them holds where each is wanted, and where there is none', () => {
    expect(holds('ForAllValues:StringLike', wanted, keys('DOSSIER#1', 'KEY#2'))).toBe(true);
    expect(holds('ForAllValues:StringLike', wanted, keys('DOSSIER#1', 'SEALS#2'))).toBe(false);
    expect(holds('ForAllValues:StringLike', wanted, {})).toBe(true);
  });

  it('for any of them holds where one is wanted', () => {
    expect(holds('ForAnyValue:StringLike', wanted, keys('SEALS#2', 'KEY#2'))).toBe(true);
    expect(holds('ForAnyValue:StringLike', wanted, keys('SEALS#2'))).toBe(false);
    expect(holds('ForAnyValue:StringLike', wanted, {})).toBe(false);
  });
});

describe('a condition that is not known', () => {
  it('does not pass for one that holds', () => {
    expect(() => compileConditions({ DateLessThan: { 'aws:SourceArn': ['2026-01-01'] } })).toThrow(
      'the condition operator DateLessThan is not known here',
    );
    expect(() => compileConditions({ StringEquals: { 'aws:SourceVpce': ['vpce-1'] } })).toThrow(
      'the condition key aws:SourceVpce is not known here',
    );
  });
});
