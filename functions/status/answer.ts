import { randomUUID } from 'node:crypto';
import { render } from '#functions/answers/dossier-answers.ts';
import type { HttpReply } from '#functions/http/route.ts';
import type { Cursors } from '#shared/adapters/cursors/sealed-cursors.ts';
import type { PageTokens } from '#shared/adapters/kms/page-tokens.ts';
import { contentSecurityPolicyOf } from '#shared/api/show/content-security-policy.ts';
import { conversationView } from '#shared/api/show/conversation.ts';
import { statusPage } from '#shared/api/show/status/page.ts';
import type { Language } from '#shared/api/show/status/parts.ts';
import { statusPageStyle } from '#shared/api/show/status/style.ts';
import type { AccessLog } from '#shared/archive/access-log.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { LeaseStore } from '#shared/limit/lease.ts';
import type { Unit } from '#shared/unit/unit.ts';
import type { Form } from './form.ts';

export type StatusDeps = {
  store: DossierStore;
  reference: Reference & { units(): Promise<Unit[]> };
  accessLog: Pick<AccessLog, 'note' | 'page'>;
  tokens: PageTokens;
  /** Seals the sessions that stand in the forms. */
  sessions: Cursors;
  tries: LeaseStore;
  now: () => string;
};

/** What a visitor who passed asks of the page. */
export type Asked = { code: string; language: Language; at: string; form: Form };

/** Nothing of the page stays anywhere or leads anywhere; its address is nobody else's business. */
export const reply = (statusCode: number, language: Language, body: string): HttpReply => ({
  statusCode,
  headers: {
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': contentSecurityPolicyOf(statusPageStyle, "'self'"),
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  },
  body,
});

/** What a session is good for: this dossier alone. */
export const boundTo = (code: string) => `status page ${code}`;

/** How long a visitor may go on, in milliseconds; each answer begins it again. */
const sessionMs = 30 * 60_000;

/** Maximum looks that are told. */
const maxAccesses = 10;

type Found = { dossier: Dossier; journal: JournalEntry[] };

/** The whole page, with the session for what is done on it. */
export async function shown(
  deps: StatusDeps,
  { code, language, at, form }: Asked,
  { found, fault, draft }: { found: Found; fault?: Text | undefined; draft?: string | undefined },
): Promise<HttpReply> {
  const { dossier, journal } = found;
  const by = { kind: 'applicant', id: code } as const;
  const [view, accesses, units, session] = await Promise.all([
    render(deps, dossier, { at, by }),
    deps.accessLog.page(code, { limit: maxAccesses }),
    deps.reference.units(),
    deps.sessions.seal(new Date(Date.parse(at) + sessionMs).toISOString(), boundTo(code)),
  ]);
  const { conversation } = dossier;
  const page = statusPage(language, {
    view: {
      ...view,
      ...(conversation && { conversation: conversationView(conversation, journal, by, form.before) }),
    },
    accesses: accesses.items,
    units,
    forms: { session, key: randomUUID(), fault, draft },
    at,
  });
  return reply(200, language, page);
}
