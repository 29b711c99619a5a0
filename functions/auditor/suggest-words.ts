import { type Answer, route } from '#functions/http/route.ts';
import { suggestWords as operation } from '#shared/api/resources/texts.ts';
import { wordsIn } from '#shared/archive/texts/words.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { AuditorDeps } from './deps.ts';
import { noteSearch } from './list-archive.ts';
import { scopeOf } from './text-scope.ts';

/** POST /v1/archive/texts/suggestions */
export const suggestWords = (deps: Pick<AuditorDeps, 'texts' | 'accessLog'>) =>
  route(operation, async ({ body, caller, at }): Promise<Answer> => {
    const scope = scopeOf(caller, body);
    if (scope === undefined) return fail({ code: 'forbidden' });
    await noteSearch(deps, body, { caller, at });
    const [before, beginning = ''] = lastTwo(wordsIn(body.q));
    const items = await deps.texts.suggest({ beginning, before }, scope);
    return ok({ body: { items } });
  });

const lastTwo = (words: readonly string[]) => [words.at(-2), words.at(-1)] as const;
