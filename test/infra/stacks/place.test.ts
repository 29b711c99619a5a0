import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { deployed, functionsOf, resourcesOf, templateOf } from './synthesise.ts';

describe('where a stage is deployed', () => {
  it('is the account and region that it names, and no other', () => {
    for (const stack of Object.values(deployed('prod').stacks))
      expect(stack.environment).toBe('aws://111122223333/ap-southeast-1');
  });

  it('is left to the credentials of a developer', () => {
    for (const stack of Object.values(deployed('dev').stacks))
      expect(stack.environment).toBe('aws://unknown-account/unknown-region');
  });

  it('refuses deletion, but for a first deployment, which may have to be undone', () => {
    const refusing = ({ protect }: { protect: boolean }) => {
      const stacks = Object.values(deployed('prod', { protect }).stacks);
      return [
        ...stacks.map(({ terminationProtection }) => terminationProtection),
        ...['AWS::DynamoDB::Table', 'AWS::Cognito::UserPool'].flatMap((type) =>
          resourcesOf(templateOf('prod', { protect }), type).map(
            ({ properties }) => properties.DeletionProtectionEnabled ?? properties.DeletionProtection,
          ),
        ),
      ];
    };
    expect(refusing(stageConfig('prod'))).toEqual([true, true, true, true, true, 'ACTIVE']);
    expect(refusing(stageConfig('prod', { first: true }))).toEqual([
      false,
      false,
      false,
      false,
      false,
      'INACTIVE',
    ]);
  });
});

describe('the address of a stage', () => {
  const domain = {
    name: 'tinh.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  };
  const named = templateOf('prod', { domain });

  it('is its own, and what is printed on results', () => {
    named.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: [domain.name],
        ViewerCertificate: {
          AcmCertificateArn: domain.certificateArn,
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        },
      },
    });
    named.hasOutput('ConsoleUrl', { Value: 'https://tinh.example' });
    named.hasOutput('ApiUrl', { Value: 'https://tinh.example' });
    const addresses = functionsOf<{ Environment: { Variables: Record<string, unknown> } }>(named).flatMap(
      ({ properties }) => properties.Environment.Variables.VERIFY_URL ?? [],
    );
    expect(addresses).toEqual(['https://tinh.example/v1/verify/']);
  });

  it('is told where others keep the name, and entered where the account does', () => {
    named.hasOutput('Alias', {});
    named.resourceCountIs('AWS::Route53::RecordSet', 0);
    const kept = templateOf('prod', {
      domain: { ...domain, hostedZone: { id: 'Z1', name: 'tinh.example' } },
    });
    expect(kept.findOutputs('Alias')).toEqual({});
    const records = resourcesOf(kept, 'AWS::Route53::RecordSet').map(({ properties }) => properties);
    expect(records.map(({ Name, Type }) => [Name, Type]).toSorted()).toEqual([
      ['tinh.example.', 'A'],
      ['tinh.example.', 'AAAA'],
    ]);
  });

  it('is what CloudFront gives it where there is no other', () => {
    const [distribution] = resourcesOf<{ DistributionConfig: object }>(
      templateOf('dev'),
      'AWS::CloudFront::Distribution',
    );
    expect(distribution?.properties.DistributionConfig).not.toHaveProperty('Aliases');
  });
});
