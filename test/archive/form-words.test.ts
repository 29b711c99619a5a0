import { describe, expect, it } from 'vitest';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { formWords } from '#shared/archive/form-words.ts';
import { Procedure } from '#shared/procedure/procedure.ts';

describe('the words of a form', () => {
  it('are found by path, through references, lists and alternatives', () => {
    const form = {
      type: 'object',
      $defs: { paper: { type: 'object', properties: { no: { type: 'string', title: 'Số' } } } },
      properties: {
        kind: { title: 'Loại', oneOf: [{ const: 'a', title: 'Loại A', 'x-title-en': 'Kind A' }] },
        papers: { title: 'Giấy tờ', type: 'array', items: { $ref: '#/$defs/paper' } },
        own: { title: 'Giấy tờ tùy thân', $ref: '#/$defs/paper' },
      },
      else: { properties: { late: { type: 'string', title: 'Lý do muộn', 'x-title-en': 'Why late' } } },
    };
    expect(formWords(form)).toEqual({
      fields: {
        kind: { vi: 'Loại', en: 'Loại' },
        papers: { vi: 'Giấy tờ', en: 'Giấy tờ' },
        'papers/no': { vi: 'Số', en: 'Số' },
        own: { vi: 'Giấy tờ tùy thân', en: 'Giấy tờ tùy thân' },
        'own/no': { vi: 'Số', en: 'Số' },
        late: { vi: 'Lý do muộn', en: 'Why late' },
      },
      values: { 'kind=a': { vi: 'Loại A', en: 'Kind A' } },
    });
  });

  it('end where a schema refers to itself', () => {
    const form = { type: 'object', title: 'Tờ khai', properties: { child: { title: 'Con', $ref: '#' } } };
    expect(formWords(form).fields['child/child']).toEqual({ vi: 'Con', en: 'Con' });
  });

  it('cover every example of every form that comes with the software', async () => {
    const { procedures } = await shippedBundle();
    const left = procedures
      .map((one) => Procedure.parse(one))
      .flatMap(({ code, form }) => {
        const { fields } = formWords(form);
        const examples = Array.isArray(form['examples']) ? form['examples'] : [];
        return examples
          .flatMap((example) => pathsIn(example))
          .filter((path) => !(path in fields))
          .map((path) => `${code}: ${path}`);
      });
    expect(left).toEqual([]);
  });
});

/** The paths of all fields of a form that is filled in. */
function pathsIn(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    return [here.join('/'), ...pathsIn(inner, here)];
  });
}
