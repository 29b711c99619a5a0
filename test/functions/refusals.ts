import { expect } from 'vitest';
import type { Caller } from '#shared/unit/caller.ts';
import type { clientOf } from './scene.ts';

/** An act as it would be done. */
export type Act = {
  ask: ReturnType<typeof clientOf>;
  by: Caller;
  line: string;
  body?: object;
  version?: number;
  /** What must stay as it is. */
  stored: () => Promise<unknown>;
};

const sendOf =
  ({ ask, by, line, ...asked }: Act) =>
  (
    changes: {
      by?: Caller | null;
      line?: string;
      body?: object;
      version?: number | undefined;
      key?: string;
    } = {},
  ) => {
    const { by: who = by, line: where = line, ...rest } = changes;
    return ask(who, where, { ...asked, ...rest });
  };

/** An act on a version is refused without it and under an old one, without a key, and where its body says more than it may. */
export async function expectCareful(act: Act & { version: number }): Promise<void> {
  const [send, before] = [sendOf(act), await act.stored()];
  expect(await send({ version: undefined })).toMatchObject({ statusCode: 428 });
  expect(await send({ version: act.version - 1 })).toMatchObject({
    statusCode: 412,
    json: { code: 'stale' },
  });
  await expectKeyAndBody(act);
  expect(await act.stored()).toEqual(before);
}

/** The same of an act on no version. */
export async function expectKeyAndBody(act: Act): Promise<void> {
  const [send, before] = [sendOf(act), await act.stored()];
  expect(await send({ key: '' })).toMatchObject({
    statusCode: 400,
    json: { code: 'idempotency-key-required' },
  });
  expect(await send({ body: { ...act.body, more: true } })).toMatchObject({
    statusCode: 400,
    json: { code: 'invalid-request', errors: [{ pointer: '', code: 'unrecognized_keys' }] },
  });
  expect(await act.stored()).toEqual(before);
}

/**
 * To strangers it is as unknown as what was never there, `invented`; whoever sees it and has no part in it is told so, and
 * so are other kinds of callers. Nothing changes.
 */
export async function expectHidden(
  act: Act,
  to: { strangers: Caller[]; unknown: string; invented: string; wrong: Caller[]; kinds: Caller[] },
): Promise<void> {
  const [send, before] = [sendOf(act), await act.stored()];
  const { json: never } = await send({ line: to.invented });
  expect(never).toMatchObject({ status: 404, code: to.unknown });
  for (const by of to.strangers)
    expect((await send({ by })).json, by.id).toEqual({ ...Object(never), instance: expect.any(String) });
  for (const [code, callers] of [
    ['wrong-role', to.wrong],
    ['forbidden', to.kinds],
  ] as const)
    for (const by of callers)
      expect(await send({ by }), by.id).toMatchObject({ statusCode: 403, json: { code } });
  expect(await send({ by: null })).toMatchObject({ statusCode: 401, json: { code: 'unauthenticated' } });
  expect(await act.stored()).toEqual(before);
}
