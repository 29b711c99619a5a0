import { inspectSealed, readFromPackage } from '#functions/answers/open-sealed.ts';
import { nextCursor, type PagingDeps, pageAsked } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/archive/texts.ts';
import { highlight } from '#shared/archive/texts/highlight.ts';
import { type Clause, parseQuery } from '#shared/archive/texts/query.ts';
import type { FoundTexts, TextScope } from '#shared/archive/texts/text-index.ts';
import { wordsIn } from '#shared/archive/texts/words.ts';
import { failures } from '#shared/archive/verification/report.ts';
import type { Sealed } from '#shared/dossier/dossier.ts';
import { printedFile } from '#shared/file/printed.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import { recognitionIn } from '#shared/use-cases/archive/sealed-texts.ts';
import { noteSearch } from './accesses.ts';
import { itemOf, utc } from './archive.ts';
import type { ArchiveDeps } from './deps.ts';

/** Pages of a dossier that are shown. */
const shown = 3;

/** POST /v1/archive/texts: what is shown of a dossier is a look at it, and noted as one. */
export const searchTexts = (deps: ArchiveDeps & PagingDeps) =>
  route(operations.searchTexts, async ({ body, caller, at }): Promise<Answer> => {
    const { q, purpose } = body;
    const scope = scopeOf(caller, body);
    if (scope === undefined) return fail({ code: 'forbidden' });
    const list = { operation: operations.searchTexts, caller, asked: body };
    const page = await pageAsked(deps, list);
    if (!page.ok) return page;
    await noteSearch(deps, body, { caller, at });
    const clauses = parseQuery(q);
    const found = await deps.texts.search({ clauses, scope, ...page.value });
    const look = { by: caller, purpose, what: 'text', subject: q, at } as const;
    const items = await Promise.all(
      found.items.map(async (one) => {
        const inspected = await inspectSealed(deps, { code: one.code, ...look });
        // The index may not know yet that a package was destroyed.
        if (!inspected.ok) return [];
        const { checks, dossier } = inspected.value;
        const line = { ...itemOf(dossier), pageCount: one.pages.length };
        if (failures(checks).length > 0) return [{ ...line, pages: [], damaged: true }];
        return [{ ...line, pages: await pagesOf(deps, dossier, one, clauses) }];
      }),
    );
    const next = await nextCursor(deps, list, found.after);
    return ok({ body: { count: found.count, items: items.flat(), ...(next && { nextCursor: next }) } });
  });

async function pagesOf(
  deps: ArchiveDeps,
  dossier: Sealed,
  { pages }: FoundTexts,
  clauses: readonly Clause[],
) {
  const read = new Map<string, ReturnType<typeof textOf>>();
  return Promise.all(
    pages.slice(0, shown).map(async ({ file, number }) => {
      const text = read.get(file.id) ?? textOf(deps, dossier, file);
      read.set(file.id, text);
      const place = { file: file.id, page: number };
      const known = await text;
      if (known === 'not-shown') return place;
      const page = known?.[number - 1];
      if (page === undefined) return { ...place, damaged: true };
      return { ...place, width: page.width, height: page.height, ...highlight(page, clauses) };
    }),
  );
}

/** The pages of a file as they were read; undefined where its text is not what was sealed. */
async function textOf(
  deps: ArchiveDeps,
  dossier: Sealed,
  { id, offset, size }: FoundTexts['pages'][number]['file'],
): Promise<RecognisedPage[] | 'not-shown' | undefined> {
  const file = dossier.files.find((one) => one.id === id);
  const printed = file && printedFile(file);
  const sha256 = file?.recognition?.state === 'done' ? file.recognition.text.sha256 : printed?.sha256;
  if (sha256 === undefined) return undefined;
  const read = await readFromPackage(deps, dossier, { id, offset, sha256, size });
  if (!read.ok) return undefined;
  if (printed === undefined) return recognitionIn(read.value).pages;
  return (await deps.viewer.words(read.value)) ?? 'not-shown';
}

/** POST /v1/archive/texts/suggestions */
export const suggestWords = (deps: Pick<ArchiveDeps, 'texts' | 'accessLog'>) =>
  route(operations.suggestWords, async ({ body, caller, at }): Promise<Answer> => {
    const scope = scopeOf(caller, body);
    if (scope === undefined) return fail({ code: 'forbidden' });
    await noteSearch(deps, body, { caller, at });
    const [before, beginning = ''] = lastTwo(wordsIn(body.q));
    const items = await deps.texts.suggest({ beginning, before }, scope);
    return ok({ body: { items } });
  });

const lastTwo = (words: readonly string[]) => [words.at(-2), words.at(-1)] as const;

/** Whose papers are looked into: what was asked for of what the caller may see, in our own time; undefined where that is nothing. */
function scopeOf(
  caller: Caller,
  { closedFrom, closedTo, procedure, unit: asked }: TextScope,
): TextScope | undefined {
  const own = 'unit' in caller ? caller.unit : undefined;
  const unit = asked ?? own;
  if (unit !== undefined && !mayAudit(caller, unit)) return undefined;
  return { unit, procedure, closedFrom: utc(closedFrom), closedTo: utc(closedTo) };
}
