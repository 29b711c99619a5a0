import { describe, expect, it } from 'vitest';
import { createAuthoriser, type Need } from '#infra/local/authorisation/authoriser.ts';
import type { Principal } from '#infra/local/authorisation/principal.ts';
import { Statement } from '#infra/local/authorisation/statement.ts';

const account = '000000000000';
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const as = (name: string): Principal => ({ kind: 'role', arn: role(name), session: name });
const bucket = 'arn:aws:s3:::archive';
const key = `arn:aws:kms:ap-southeast-1:${account}:key/k`;

const statements = (...written: object[]) => written.map((one) => Statement.parse(one));
const allow = (Action: string | string[], Resource: string, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

/** Somebody who seals, somebody who keeps, and what the bucket and its key say about them. */
function deployment() {
  const everybody = { Principal: { AWS: '*' } };
  return createAuthoriser({
    account,
    roles: new Map([
      [
        role('seal'),
        statements(allow(['s3:PutObject', 's3:GetObject'], `${bucket}/*`), allow('kms:Decrypt', key)),
      ],
      [
        role('keep'),
        statements(allow('s3:*', '*'), {
          Effect: 'Deny',
          Action: 's3:GetObject',
          Resource: `${bucket}/secret/*`,
        }),
      ],
      [role('other'), statements({ Effect: 'Allow', NotAction: 's3:PutObject', Resource: `${bucket}/*` })],
    ]),
    resources: new Map([
      [
        bucket,
        statements(
          {
            Effect: 'Deny',
            ...everybody,
            Action: 's3:PutObject',
            NotResource: `${bucket}/proofs/*`,
            Condition: { ArnNotEquals: { 'aws:PrincipalArn': [role('seal')] } },
          },
          {
            Effect: 'Deny',
            ...everybody,
            Action: 's3:*',
            Resource: `${bucket}/*`,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          allow('s3:ListBucket', bucket, { Principal: { AWS: role('other') } }),
          allow('s3:PutObject', `${bucket}/logs/*`, {
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': account } },
          }),
        ),
      ],
      [key, statements(allow('kms:*', '*', { Principal: { AWS: `arn:aws:iam::${account}:root` } }))],
      [`${key}-closed`, statements(allow('kms:Sign', '*', { Principal: { AWS: role('seal') } }))],
    ]),
  });
}

const may = (principal: Principal, action: string, resource: string, more: Partial<Need> = {}) =>
  deployment().refusalOf(principal, { action, resource, ...more });

describe('a role', () => {
  it('may do what its policy allows, in whatever case the action is written', () => {
    expect(may(as('seal'), 's3:PutObject', `${bucket}/a.zip`)).toBeUndefined();
    expect(may(as('seal'), 's3:putobject', `${bucket}/a.zip`)).toBeUndefined();
  });

  it('may do nothing else, and is told so in the words of AWS', () => {
    expect(may(as('seal'), 's3:DeleteObject', `${bucket}/a.zip`)).toBe(
      `User: arn:aws:sts::${account}:assumed-role/seal/seal is not authorized to perform: s3:DeleteObject on resource: ${bucket}/a.zip because no identity-based policy allows the s3:DeleteObject action`,
    );
    expect(may(as('nobody'), 's3:GetObject', `${bucket}/a.zip`)).toContain('no identity-based policy');
  });

  it('may do all but what is excepted', () => {
    expect(may(as('other'), 's3:GetObject', `${bucket}/a.zip`)).toBeUndefined();
    expect(may(as('other'), 's3:PutObject', `${bucket}/proofs/a`)).toContain('no identity-based policy');
  });

  it('may not do what its own policy forbids, whatever else it allows', () => {
    expect(may(as('keep'), 's3:GetObject', `${bucket}/a.zip`)).toBeUndefined();
    expect(may(as('keep'), 's3:GetObject', `${bucket}/secret/a`)).toContain(
      'explicit deny in an identity-based policy',
    );
  });

  it('may not do what the policy of the resource forbids, but where it does not apply', () => {
    expect(may(as('keep'), 's3:PutObject', `${bucket}/a.zip`)).toContain(
      'explicit deny in a resource-based policy',
    );
    expect(may(as('keep'), 's3:PutObject', `${bucket}/proofs/a`)).toBeUndefined();
  });

  it('may do what the resource itself allows it', () => {
    expect(may(as('other'), 's3:ListBucket', bucket)).toBeUndefined();
    expect(may(as('seal'), 's3:ListBucket', bucket)).toContain('no identity-based policy');
  });

  it('uses a key where the key leaves it to roles, or names it', () => {
    expect(may(as('seal'), 'kms:Decrypt', key)).toBeUndefined();
    expect(may(as('other'), 'kms:Decrypt', key)).toContain('no identity-based policy');
    expect(may(as('seal'), 'kms:Sign', `${key}-closed`)).toBeUndefined();
    expect(may(as('seal'), 'kms:Decrypt', `${key}-closed`)).toContain('no resource-based policy');
  });
});

describe('a service', () => {
  const logging = (of: string): Principal => ({
    kind: 'service',
    name: 'logging.s3.amazonaws.com',
    sourceArn: `arn:aws:s3::${of}:intake`,
  });

  it('may do what the resource allows it, for the account that it acts for', () => {
    expect(may(logging(account), 's3:PutObject', `${bucket}/logs/1`)).toContain('explicit deny');
    expect(may(logging(account), 's3:PutObject', `${bucket}/proofs/logs`)).toContain(
      'no resource-based policy',
    );
  });
});

describe('a statement', () => {
  it('with a condition that is not known here fails the start, and says whose it is', () => {
    const roles = new Map([
      [
        role('seal'),
        statements(
          allow('s3:GetObject', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
        ),
      ],
    ]);
    expect(() => createAuthoriser({ account, roles, resources: new Map() })).toThrow(
      `${role('seal')}: the condition key aws:SourceIp is not known here`,
    );
  });

  it('that says neither which actions nor which not is none', () => {
    expect(() => Statement.parse({ Effect: 'Allow', Resource: '*' })).toThrow('either actions or all others');
  });
});

describe('the report', () => {
  it('names each right that was used, and each refusal', () => {
    const authoriser = deployment();
    const get = { action: 's3:GetObject', resource: `${bucket}/a.zip` };
    authoriser.refusalOf(as('seal'), get);
    authoriser.refusalOf(as('seal'), get);
    const refusal = authoriser.refusalOf(as('nobody'), get) ?? '';
    expect(authoriser.report()).toEqual({
      asked: 3,
      used: { [`seal s3:GetObject ${bucket}/*`]: 2 },
      refused: { [refusal]: 1 },
    });
  });
});
