import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { Identity } from '#infra/constructs/data/identity.ts';
import { resourcesOf, templateWith } from '#test/infra/stacks/synthesise.ts';

const of = (stage: string) =>
  templateWith((scope) => {
    const config = stageConfig(stage);
    const { identity, keepData: keep, protect } = config;
    if (identity.kind !== 'cognito') throw new Error(`${stage} has an issuer of its own`);
    new Identity(scope, 'Identity', { config, identity, keep, protect });
  });

const template = of('prod');

interface Client extends Record<string, unknown> {
  AllowedOAuthFlows: string[];
  AllowedOAuthScopes: string[];
}
const clients = resourcesOf<Client>(template, 'AWS::Cognito::UserPoolClient').map(
  ({ properties }) => properties,
);
const consoleClient = clients.find(({ AllowedOAuthFlows }) => AllowedOAuthFlows.includes('code'));
const portalClients = clients.filter(({ AllowedOAuthFlows }) =>
  AllowedOAuthFlows.includes('client_credentials'),
);

describe('the user pool of production', () => {
  it('asks for a second factor that is no text message', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
  });

  it('asks for strong passwords', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Policies: {
        PasswordPolicy: Match.objectLike({
          MinimumLength: 14,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        }),
      },
    });
  });

  it('takes nobody who was not invited', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });
});

describe('the console', () => {
  it('signs people in by authorization code, with no secret to lose', () => {
    expect(consoleClient?.AllowedOAuthFlows).toEqual(['code']);
    expect(consoleClient?.GenerateSecret).toBe(false);
  });

  it('does not let people write what they are', () => {
    expect(consoleClient?.WriteAttributes).toEqual(['email', 'name']);
    expect(consoleClient?.ReadAttributes).toEqual(
      expect.arrayContaining(['custom:actor', 'custom:unit', 'custom:roles']),
    );
  });
});

describe('the tokens of people', () => {
  it('say what they are: the ID token by its scopes, the access token by a function', () => {
    expect(consoleClient?.AllowedOAuthScopes.toSorted()).toEqual(['openid', 'profile']);
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      LambdaConfig: {
        PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: Match.anyValue() },
      },
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: Match.anyValue(),
    });
  });
});

describe('the portals', () => {
  it('have a client each', () => {
    expect(portalClients.map(({ ClientName }) => ClientName)).toEqual(['cong-dvcqg', 'cong-tinh']);
  });
});

describe.each(portalClients)('the portal $ClientName', (client) => {
  it('signs in with its own credentials, for the scope of portals', () => {
    expect(client.AllowedOAuthFlows).toEqual(['client_credentials']);
    expect(client.GenerateSecret).toBe(true);
    expect(client.AllowedOAuthScopes).toHaveLength(1);
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'motcua',
      Scopes: [Match.objectLike({ ScopeName: 'portal' })],
    });
  });

  it('signs in nobody else, and writes no attribute that says what somebody is', () => {
    expect(client.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
    expect(client.WriteAttributes).toEqual(['email']);
  });
});

describe('the user pool of development', () => {
  it('leaves the second factor to the developer', () => {
    of('dev').hasResourceProperties('AWS::Cognito::UserPool', { MfaConfiguration: 'OPTIONAL' });
  });
});
