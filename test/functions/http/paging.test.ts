import { describe, expect, it } from 'vitest';
import { nextCursor, pageAsked, pageReply } from '#functions/http/paging.ts';
import { cursors } from '#test/support/cursors.ts';

const deps = { cursors };
const list = {
  operation: { id: 'list-things', path: '/v1/units/{unit}/{kind}' },
  caller: { kind: 'officer', id: 'x' } as const,
  params: { unit: 'H00.01/a', kind: 'open' },
  asked: { limit: 2, q: 'Lan & Mai', from: undefined, sort: 'due' },
};
const open = (cursor: string, other: object = {}) =>
  pageAsked(deps, { ...list, asked: { ...list.asked, cursor }, ...other });

describe('a page', () => {
  it('behind which nothing comes has no link', async () => {
    const page = { items: [1, 2], after: undefined };
    expect(await pageReply(deps, list, page)).toEqual({ body: { items: [1, 2] } });
    expect(await nextCursor(deps, list, undefined)).toBeUndefined();
  });

  it('behind which another comes leads to it, by its cursor and by a link that asks the same', async () => {
    const reply = await pageReply(deps, list, { items: [1], after: 'k1', version: 7 });
    const { nextCursor: cursor } = reply.body as { nextCursor: string };
    expect(reply).toEqual({
      body: { items: [1], nextCursor: cursor },
      version: 7,
      headers: {
        link: `</v1/units/H00.01%2Fa/open?limit=2&q=Lan+%26+Mai&sort=due&cursor=${cursor}>; rel="next"`,
      },
    });
    expect(await open(cursor)).toEqual({ ok: true, value: { after: 'k1', limit: 2 } });
  });

  it('names what of it cannot be shown, if anything', async () => {
    const page = { items: [1], after: undefined, version: 3 };
    expect(await pageReply(deps, list, { ...page, damaged: ['H00-1'] })).toEqual({
      body: { items: [1], damaged: ['H00-1'] },
      version: 3,
    });
    expect(await pageReply(deps, list, { ...page, damaged: [] })).toEqual({
      body: { items: [1] },
      version: 3,
    });
  });

  it('is the first one where no cursor is sent', async () => {
    expect(await pageAsked(deps, list)).toEqual({ ok: true, value: { limit: 2 } });
  });
});

describe('a cursor', () => {
  const refused = { ok: false, error: { code: 'invalid-cursor' } };
  const anyone = { ...list, caller: undefined };
  const seal = async (of: Parameters<typeof nextCursor>[1] = list) =>
    (await nextCursor(deps, of, 'k1')) ?? '';

  it('is good for the same list, whatever the size of the page and the order of what is asked', async () => {
    const cursor = await seal();
    const asked = { sort: 'due', q: 'Lan & Mai', limit: 50, cursor };
    expect(await open(cursor, { asked })).toEqual({ ok: true, value: { after: 'k1', limit: 50 } });
    const params = { kind: 'open', unit: 'H00.01/a' };
    expect(await open(cursor, { params })).toMatchObject({ ok: true });
  });

  it.each<[string, object]>([
    ['another list', { operation: { ...list.operation, id: 'list-others' } }],
    ['another caller', { caller: { kind: 'officer', id: 'y' } }],
    ['a caller of another kind', { caller: { kind: 'portal', id: 'x' } }],
    ['nobody', { caller: undefined }],
    ['another parameter of the path', { params: { ...list.params, unit: 'H00.02' } }],
    ['no parameters', { params: undefined }],
    ['one parameter more', { params: { ...list.params, year: '2026' } }],
  ])('is good for nothing else: %s', async (_, other) => {
    expect(await open(await seal(), other)).toEqual(refused);
  });

  it.each([{ q: 'Lan' }, { sort: undefined }, { from: '2026-03-02' }, { other: 'x' }])(
    'is no good where %j is asked',
    async (change) => {
      const cursor = await seal();
      expect(await open(cursor, { asked: { ...list.asked, ...change, cursor } })).toEqual(refused);
    },
  );

  it('of a list for everybody is good without a caller', async () => {
    const cursor = await seal(anyone);
    expect(await open(cursor, { caller: undefined })).toMatchObject({ ok: true });
    const bare = { operation: list.operation, caller: undefined, asked: { limit: 1 } };
    const { headers } = await pageReply(
      deps,
      { ...bare, operation: { id: 'roots', path: '/v1/proofs' } },
      { items: [], after: 'd' },
    );
    expect(headers?.['link']).toMatch(/^<\/v1\/proofs\?limit=1&cursor=[\w-]+>; rel="next"$/);
  });
});
