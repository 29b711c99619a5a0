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

describe('a first deployment', () => {
  const first = stageConfig('prod', { first: true });

  it('can be undone where it fails, and is like every other but for that', () => {
    expect(first).toEqual({ ...stageConfig('prod'), protect: false });
  });
});

describe('a stage that keeps its data', () => {
  const prod = stageConfig('prod');

  it.each(['place', 'domain'] as const)('is refused without its %s', (left) => {
    const { error } = StageConfig.safeParse({ ...prod, [left]: undefined });
    expect(error?.issues.map(({ path }) => path)).toContainEqual([left]);
  });
});

describe('a configuration', () => {
  const dev = stageConfig('dev');
  const replica = {
    bucketArn: 'arn:aws:s3:::second',
    keyArn: 'arn:aws:kms:ap-southeast-1:210987654321:key/second',
    account: '210987654321',
  };
  const wrong: [string, object][] = [
    ['an origin with a path', { origins: ['https://motcua.example/console'] }],
    ['an issuer without HTTPS', { identity: { kind: 'oidc', issuer: 'http://id.example', audience: ['a'] } }],
    ['an issuer for nobody', { identity: { kind: 'oidc', issuer: 'https://id.example', audience: [] } }],
    ['a retention of logs that CloudWatch does not know', { logRetentionDays: 8 }],
    ['a lock of no time', { archive: { lockedFor: 0 } }],
    ['a lock longer than S3 takes', { archive: { lockedFor: 36_501 } }],
    ['an account that is none', { place: { account: '1234', region: 'ap-southeast-1' } }],
    ['a region that is none', { place: { account: '111122223333', region: 'Singapore' } }],
    ['a second copy in another account than one that is not named', { archive: { ...dev.archive, replica } }],
    ['a concurrency below what SQS takes', { concurrency: { inspect: 1, deliver: 5 } }],
  ];

  it.each(wrong)('with %s is refused', (_, change) => {
    expect(StageConfig.safeParse({ ...dev, ...change }).success).toBe(false);
  });
});
