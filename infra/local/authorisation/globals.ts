import type { RequestContext } from '#infra/local/authorisation/conditions.ts';
import type { Principal } from '#infra/local/authorisation/principal.ts';

/** What every request says of its connection: here the loopback address stands for an encrypted one. */
const connection: Record<string, readonly string[]> = {
  'aws:SecureTransport': ['true'],
  's3:TlsVersion': ['1.3'],
};

/** What a request says, and what is known of everyone who makes one. */
export function withGlobals(principal: Principal, own: RequestContext = () => undefined): RequestContext {
  const globals: Record<string, readonly string[]> =
    principal.kind === 'role'
      ? { ...connection, 'aws:PrincipalArn': [principal.arn] }
      : {
          ...connection,
          'aws:SourceArn': [principal.sourceArn],
          'aws:SourceAccount': principal.sourceArn.split(':').slice(4, 5),
        };
  return (key) => globals[key] ?? own(key);
}
