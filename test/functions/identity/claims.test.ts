import { describe, expect, it } from 'vitest';
import { callerOf } from '#functions/http/caller.ts';
import { handler } from '#functions/identity/claims.ts';

const asked = (userAttributes: Record<string, string>) => ({
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  userName: 'hoa',
  request: { userAttributes, scopes: ['openid', 'profile'], groupConfiguration: {} },
  response: { claimsAndScopeOverrideDetails: null },
});

const claimsFor = async (attributes: Record<string, string>) => {
  const { response } = await handler(asked({ sub: '3f1c', email: 'hoa@example.vn', ...attributes }));
  return response.claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride;
};

describe('the access token of a person', () => {
  it('says what an administrator wrote of them, so that the API knows them', async () => {
    const claims = await claimsFor({
      'custom:actor': 'officer',
      'custom:unit': 'H00.01',
      'custom:roles': 'reception clerk',
    });
    expect(claims).toEqual({ actor: 'officer', unit: 'H00.01', roles: 'reception clerk' });
    const token = { sub: '3f1c', client_id: 'console', token_use: 'access', scope: 'openid profile' };
    expect(callerOf({ ...token, ...claims })).toEqual({
      kind: 'officer',
      id: '3f1c',
      unit: 'H00.01',
      roles: ['reception', 'clerk'],
    });
  });

  it('says nothing of what nobody wrote, nor who they are', async () => {
    expect(await claimsFor({ 'custom:actor': 'auditor', 'custom:unit': '' })).toEqual({ actor: 'auditor' });
    expect(await claimsFor({})).toEqual({});
  });

  it('is otherwise as Cognito asked for it', async () => {
    expect(await handler(asked({}))).toMatchObject({
      version: '2',
      userName: 'hoa',
      request: { scopes: ['openid', 'profile'] },
    });
  });
});
