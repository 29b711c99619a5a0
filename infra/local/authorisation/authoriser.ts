import type { RequestContext } from '#local/authorisation/conditions.ts';
import { withGlobals } from '#local/authorisation/globals.ts';
import { isAbout, nameOf, type Principal } from '#local/authorisation/principal.ts';
import { createSelection, type Selection } from '#local/authorisation/selection.ts';
import type { Compiled, Policies } from '#local/authorisation/statement.ts';
import { createUses, type Report } from '#local/authorisation/uses.ts';

/** One thing that a call needs to be allowed. */
export interface Need {
  action: string;
  resource: string;
  context?: RequestContext;
}

/** Says who may do what, as AWS would. */
export interface Authoriser {
  /** Why not, in AWS's words; undefined where it is allowed. */
  refusalOf(principal: Principal, need: Need): string | undefined;
  /** What was allowed and refused so far. */
  report(): Report;
}

/** How a question was decided, and by whose policy. */
type Verdict =
  | 'allowed'
  | 'denied by role'
  | 'denied by resource'
  | 'not allowed by role'
  | 'not allowed by resource';

const reasons: Record<Exclude<Verdict, 'allowed'>, (action: string) => string> = {
  'denied by role': () => 'with an explicit deny in an identity-based policy',
  'denied by resource': () => 'with an explicit deny in a resource-based policy',
  'not allowed by role': (action) => `because no identity-based policy allows the ${action} action`,
  'not allowed by resource': (action) => `because no resource-based policy allows the ${action} action`,
};

export function createAuthoriser({ account, roles, resources }: Policies): Authoriser {
  const judge = createJudge({
    account,
    ofRoles: createSelection(roles),
    ofResources: createSelection(resources),
  });
  const uses = createUses();
  return {
    report: uses.report,
    refusalOf(principal, { action, resource, context }) {
      const question = { action, resource, context: withGlobals(principal, context) };
      const { verdict, statement } = judge(principal, question);
      if (verdict === 'allowed') {
        if (statement && principal.kind === 'role')
          uses.allow(statement, { ...question, role: principal.arn });
        return undefined;
      }
      const who = `${principal.kind === 'role' ? 'User' : 'Service'}: ${nameOf(principal)}`;
      const why = `${who} is not authorized to perform: ${action} on resource: ${resource} ${reasons[verdict](action)}`;
      uses.refuse(why);
      return why;
    },
  };
}

type Question = Required<Need>;
type Judged = { verdict: Verdict; statement?: Compiled | undefined };
type Parts = { account: string; ofRoles: Selection; ofResources: Selection };

function createJudge({ account, ofRoles, ofResources }: Parts) {
  return (principal: Principal, { action, resource, context }: Question): Judged => {
    const fits = (statement: Compiled) => statement.resources(resource) && statement.holds(context);
    const own = principal.kind === 'role' ? ofRoles(principal.arn, action).filter(fits) : undefined;
    const about = ofResources(ownerOf(resource), action)
      .map((statement) => ({ statement, who: isAbout(statement.written, principal, account) }))
      .filter(({ statement, who }) => who !== undefined && fits(statement));
    const delegates = about.length > 0 || !action.startsWith('kms:');
    return verdictOn(own, about, delegates);
  };
}

type About = { statement: Compiled; who: 'self' | 'account' | undefined };

/** A deny anywhere is final; then either the role or the resource has to allow, and a key has to leave it to the role. */
function verdictOn(own: Compiled[] | undefined, about: About[], delegates: boolean): Judged {
  if (own?.some(denies)) return { verdict: 'denied by role' };
  if (about.some(({ statement }) => denies(statement))) return { verdict: 'denied by resource' };
  if (about.some(({ who }) => who === 'self')) return { verdict: 'allowed' };
  if (own === undefined || !delegates) return { verdict: 'not allowed by resource' };
  const [statement] = own;
  return { verdict: statement === undefined ? 'not allowed by role' : 'allowed', statement };
}

const denies = ({ effect }: Compiled) => effect === 'Deny';

/** The bucket of an object; every other resource is its own. */
function ownerOf(resource: string): string {
  if (!resource.startsWith('arn:aws:s3:::')) return resource;
  const slash = resource.indexOf('/');
  return slash < 0 ? resource : resource.slice(0, slash);
}
