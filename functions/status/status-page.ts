import { randomUUID } from 'node:crypto';
import { soundRecord } from '#functions/answers/sound-dossier.ts';
import { HttpEvent } from '#functions/http/event.ts';
import { hostileTexts } from '#functions/http/findings.ts';
import type { HttpReply, Route } from '#functions/http/route.ts';
import { problems } from '#shared/api/problems.ts';
import { factorPage, unknownStatusPage } from '#shared/api/show/status/page.ts';
import type { Language } from '#shared/api/show/status/parts.ts';
import { factorFaults, sessionOver } from '#shared/api/show/status/words.ts';
import { draftedIn } from '#shared/dossier/journal/application.ts';
import { digestOf } from '#shared/kernel/digest.ts';
import { lines } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { type Asked, boundTo, reply, type StatusDeps, shown } from './answer.ts';
import { readForm } from './form.ts';
import { isKnown, tries } from './second-factor.ts';

const path = '/s/{token}';

const languageIn = ({ rawQueryString }: HttpEvent): Language =>
  new URLSearchParams(rawQueryString).get('lang') === 'en' ? 'en' : 'vi';

const unknown = (language: Language) => reply(404, language, unknownStatusPage(language));

/** GET /s/{token}: asks for the second factor, and tells nothing; what was never given out is a page that there is not. */
export const showStatusPage = ({ tokens }: Pick<StatusDeps, 'tokens'>): Route => ({
  operation: { method: 'GET', path },
  async handle(received) {
    const event = HttpEvent.parse(received);
    const language = languageIn(event);
    const code = await tokens.read(event.pathParameters['token'] ?? '');
    return code === undefined ? unknown(language) : reply(200, language, factorPage(language));
  },
});

/** POST /s/{token}: lets in who knows the second factor, and does what the forms of the page ask for. */
export const openStatusPage = (deps: StatusDeps): Route => ({
  operation: { method: 'POST', path },
  async handle(received) {
    const event = HttpEvent.parse(received);
    const language = languageIn(event);
    const code = await deps.tokens.read(event.pathParameters['token'] ?? '');
    if (code === undefined) return unknown(language);
    const form = readForm(event);
    if (form === undefined) return reply(400, language, factorPage(language));
    const asked = { code, language, at: deps.now(), form };
    return form.session === undefined ? signIn(deps, asked) : goOn(deps, asked);
  },
});

/** Every try is taken from the dossier's before it is looked at, so that many at once are no more than so many. */
async function signIn(deps: StatusDeps, asked: Asked): Promise<HttpReply> {
  const { code, language, at, form } = asked;
  const { granted } = await deps.tries.take(`status:${code}`, tries, 1, Date.parse(at));
  if (granted === 0) return refuse(429, asked, factorFaults.tooOften);
  const found = await soundFor(deps, code);
  if (!found.ok) return unknown(language);
  if (!isKnown(draftedIn(found.value.journal), form.last4 ?? ''))
    return refuse(403, asked, factorFaults.wrong);
  const by = 'applicant';
  await deps.accessLog.note(code, { at, by, purpose: by, what: 'dossier' });
  return shown(deps, asked, { found: found.value, draft: form.text });
}

const refuse = (status: number, { language, form }: Asked, fault: Text) =>
  reply(status, language, factorPage(language, { fault, draft: form.text }));

/** The session says until when; it opens for no other dossier. */
async function goOn(deps: StatusDeps, asked: Asked): Promise<HttpReply> {
  const { code, language, at, form } = asked;
  const until = await deps.sessions.open(form.session ?? '', boundTo(code));
  if (until === undefined || until <= at) return refuse(403, asked, sessionOver);
  const fault = form.text === undefined ? undefined : await write(deps, asked, form.text);
  const found = await soundFor(deps, code);
  if (!found.ok) return unknown(language);
  return shown(deps, asked, { found: found.value, fault, draft: fault && form.text });
}

const Message = lines(2_000);

/** Says why the message was not taken; undefined where it was. */
async function write(deps: StatusDeps, { code, at, form }: Asked, given: string): Promise<Text | undefined> {
  const text = Message.safeParse(given);
  if (!text.success || hostileTexts(given, '').length > 0) return problems['invalid-request'].title;
  const obeyed = await obey(deps, {
    code,
    command: { type: 'write-message', text: text.data },
    by: { kind: 'applicant', id: code },
    at,
    idempotency: { key: form.key ?? randomUUID(), digest: digestOf(text.data) },
  });
  if (obeyed.ok) return undefined;
  return problems[typeof obeyed.error === 'string' ? obeyed.error : obeyed.error.code].title;
}

const soundFor = ({ store }: StatusDeps, code: string) => soundRecord(store, code, () => true);
