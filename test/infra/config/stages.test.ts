import { describe, expect, it } from 'vitest';
import { StageConfig, stageConfig } from '#infra/config/stages.ts';

describe('the stages', () => {
  it.each(['dev', 'prod'])('name %s', (name) => {
    expect(stageConfig(name).name).toBe(name);
  });

  it.each(['staging', '', undefined])('do not name %s', (name) => {
    expect(() => stageConfig(name)).toThrow();
  });
});

describe('production', () => {
  const prod = stageConfig('prod');

  it('keeps its data, scans uploads, and asks officers for a second factor', () => {
    expect(prod.keepData).toBe(true);
    expect(prod.intake.malwareScan).toBe(true);
    expect(prod.identity).toMatchObject({ mfa: 'required', plan: 'plus' });
  });

  it('is reached over HTTPS only', () => {
    expect(prod.origins.filter((origin) => !origin.startsWith('https://'))).toEqual([]);
  });
});

describe('a configuration', () => {
  const dev = stageConfig('dev');
  const wrong: [string, object][] = [
    ['an origin with a path', { origins: ['https://motcua.example/console'] }],
    ['an issuer without HTTPS', { identity: { kind: 'oidc', issuer: 'http://id.example', audience: ['a'] } }],
    ['an issuer for nobody', { identity: { kind: 'oidc', issuer: 'https://id.example', audience: [] } }],
    ['a retention of logs that CloudWatch does not know', { logRetentionDays: 8 }],
    ['a lock of no time', { archive: { lockedFor: 0 } }],
    ['a lock longer than S3 takes', { archive: { lockedFor: 36_501 } }],
    ['a concurrency below what SQS takes', { concurrency: { inspect: 1, deliver: 5 } }],
  ];

  it.each(wrong)('with %s is refused', (_, change) => {
    expect(StageConfig.safeParse({ ...dev, ...change }).success).toBe(false);
  });
});
