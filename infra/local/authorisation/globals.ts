import type { RequestContext } from '#local/authorisation/conditions.ts';
import type { Principal } from '#local/authorisation/principal.ts';

/** What every request says of its connection: here the loopback address stands for an encrypted one. */
const connection: Record<string, readonly string[]> = {
  'aws:SecureTransport': ['true'],
  's3:TlsVersion': ['1.3'],
};

type Globals = Record<string, readonly string[]>;

/** What is known of everyone who makes requests, put together once. */
const known = new WeakMap<Principal, Globals>();

/** What a request says, and what is known of everyone who makes one. */
export function withGlobals(principal: Principal, own: RequestContext = () => undefined): RequestContext {
  const globals = known.get(principal) ?? globalsOf(principal);
  known.set(principal, globals);
  return (key) => globals[key] ?? own(key);
}

const globalsOf = (principal: Principal): Globals =>
  principal.kind === 'role'
    ? { ...connection, 'aws:PrincipalArn': [principal.arn] }
    : {
        ...connection,
        'aws:SourceArn': [principal.sourceArn],
        'aws:SourceAccount': principal.sourceArn.split(':').slice(4, 5),
      };
