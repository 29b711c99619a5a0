import { describe, expect, it } from 'vitest';
import { callerOf } from '#functions/http/caller.ts';

describe('the claims of our own issuer', () => {
  it('name a portal', () => {
    expect(callerOf({ sub: 'cong-dvcqg', actor: 'portal' })).toEqual({ kind: 'portal', id: 'cong-dvcqg' });
  });

  it.each<[string, unknown, string[]]>([
    ['a list, as API Gateway writes lists', '[reception specialist]', ['reception', 'specialist']],
    ['a list of one', '[leader]', ['leader']],
    ['an empty list', '[]', []],
    ['a list as JSON', ['clerk', 'leader'], ['clerk', 'leader']],
    ['a text with spaces', 'reception clerk', ['reception', 'clerk']],
    ['a text with commas', 'reception, clerk', ['reception', 'clerk']],
    ['a text with blanks around it', ' reception  clerk ', ['reception', 'clerk']],
    ['a text with brackets within', 'reception [clerk] leader', ['reception', 'leader']],
    ['a text without a role of ours', 'billing-admin', []],
    ['nothing', undefined, []],
    ['roles of another system among ours', '[reception billing-admin offline_access]', ['reception']],
  ])('name an officer with roles as %s', (_, given, roles) => {
    const claims = {
      sub: 'x',
      actor: 'officer',
      unit: 'H00.01',
      ...(given !== undefined && { roles: given }),
    };
    expect(callerOf(claims)).toEqual({ kind: 'officer', id: 'x', unit: 'H00.01', roles });
  });

  it('name a person by its own claims, whatever the client or other attributes say', () => {
    const claims = {
      sub: 'x',
      client_id: 'console',
      actor: 'auditor',
      unit: 'H00',
      'custom:actor': 'officer',
      'custom:unit': 'H00.01',
      scope: 'motcua/portal',
    };
    expect(callerOf(claims)).toStrictEqual({ kind: 'auditor', id: 'x', unit: 'H00' });
    expect(callerOf({ sub: 'x', actor: 'auditor' })).toStrictEqual({ kind: 'auditor', id: 'x' });
  });

  it('name a manager and an auditor', () => {
    expect(callerOf({ sub: 'm', actor: 'manager', unit: 'H00' })).toEqual({
      kind: 'manager',
      id: 'm',
      unit: 'H00',
    });
    expect(callerOf({ sub: 'a', actor: 'auditor' })).toEqual({ kind: 'auditor', id: 'a' });
  });
});

describe('the claims of Cognito', () => {
  it('name a person by custom attributes', () => {
    const claims = {
      sub: '3f1c',
      client_id: 'console',
      'custom:actor': 'officer',
      'custom:unit': 'H00.01',
      'custom:roles': 'reception specialist',
    };
    expect(callerOf(claims)).toEqual({
      kind: 'officer',
      id: '3f1c',
      unit: 'H00.01',
      roles: ['reception', 'specialist'],
    });
  });

  it('name a portal by its client and the scope that it was granted', () => {
    const claims = { sub: 'cong-tinh', client_id: 'cong-tinh', scope: 'motcua/portal', token_use: 'access' };
    expect(callerOf(claims)).toEqual({ kind: 'portal', id: 'cong-tinh' });
    expect(callerOf({ ...claims, sub: 'subject', scope: 'openid other/portal' })).toEqual({
      kind: 'portal',
      id: 'cong-tinh',
    });
    expect(callerOf({ sub: 'subject', scope: ['motcua/portal'] })).toEqual({ kind: 'portal', id: 'subject' });
  });
});

describe('claims that name nobody of ours', () => {
  it.each<[string, Record<string, unknown> | undefined]>([
    ['none', undefined],
    ['no subject', { actor: 'portal' }],
    ['an empty subject', { sub: '', actor: 'portal' }],
    ['no actor', { sub: 'x' }],
    ['an unknown actor', { sub: 'x', actor: 'minister' }],
    ['the system itself', { sub: 'x', actor: 'system' }],
    ['an applicant, whom no token names', { sub: 'H00.01-20260302-0000001', actor: 'applicant' }],
    ['an officer without a unit', { sub: 'x', actor: 'officer', roles: '[leader]' }],
    ['a manager without a unit', { sub: 'x', actor: 'manager' }],
    ['another scope', { sub: 'x', client_id: 'x', scope: 'motcua/reports openid' }],
    ['an actor that is no text', { sub: 'x', actor: ['portal'] }],
  ])('%s', (_, claims) => {
    expect(callerOf(claims)).toBeUndefined();
  });
});
