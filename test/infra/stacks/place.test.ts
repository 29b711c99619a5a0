import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { deployed, resourcesOf, templateOf } from './synthesise.ts';

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
    name: 'api.tinh.example',
    certificateArn: 'arn:aws:acm:ap-southeast-1:111122223333:certificate/1',
  };
  const named = templateOf('prod', { domain });

  it('is its own, and what is printed on results', () => {
    named.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: domain.name });
    named.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
    named.hasOutput('ApiUrl', { Value: 'https://api.tinh.example' });
    const addresses = resourcesOf<{ Environment: { Variables: Record<string, unknown> } }>(
      named,
      'AWS::Lambda::Function',
    ).flatMap(({ properties }) => properties.Environment.Variables.VERIFY_URL ?? []);
    expect(addresses).toEqual(['https://api.tinh.example/v1/verify/']);
  });

  it('is told where others keep the name, and entered where the account does', () => {
    named.hasOutput('ApiAlias', {});
    named.resourceCountIs('AWS::Route53::RecordSet', 0);
    const kept = templateOf('prod', {
      domain: { ...domain, hostedZone: { id: 'Z1', name: 'tinh.example' } },
    });
    expect(kept.findOutputs('ApiAlias')).toEqual({});
    const records = resourcesOf(kept, 'AWS::Route53::RecordSet').map(({ properties }) => properties);
    expect(records.map(({ Name, Type }) => [Name, Type]).toSorted()).toEqual([
      ['api.tinh.example.', 'A'],
      ['api.tinh.example.', 'AAAA'],
    ]);
  });

  it('is what API Gateway gives it where there is no other', () => {
    templateOf('dev').resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
  });
});
