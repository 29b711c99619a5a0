import { isNode, resolve, type SchemaNode } from './schema-walk.ts';

/** Keywords whose schemas speak of the same place as the schema that they stand in. */
export const inPlace = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/** The places of the properties that a schema speaks of. */
export function pathsIn(node: unknown, path: string[] = []): string[][] {
  if (Array.isArray(node)) return node.flatMap((one: unknown) => pathsIn(one, path));
  if (!isNode(node)) return [];
  const fields = isNode(node['properties']) ? Object.entries(node['properties']) : [];
  return [
    ...fields.flatMap(([name, part]) => [[...path, name], ...pathsIn(part, [...path, name])]),
    ...inPlace.flatMap((keyword) => pathsIn(node[keyword], path)),
  ];
}

/** A field of a form: where it is (`*` is a member of a list), and its schemas from the form down to itself. */
export type FormField = { path: string[]; within: SchemaNode[] };

/** Deeper than this only a schema goes that refers to itself. */
const deepest = 12;

/** The form itself and everything in it, each before what it holds. */
export function fieldsOf(form: SchemaNode): FormField[] {
  const below = (field: FormField): FormField[] => {
    const node = field.within.at(-1);
    if (node === undefined || field.path.length > deepest) return [];
    const { properties, items } = node;
    const named: [string, unknown][] = [
      ...(isNode(properties) ? Object.entries(properties) : []),
      ...(isNode(items) ? [['*', items] satisfies [string, unknown]] : []),
    ];
    return [
      field,
      ...named.flatMap(([name, part]) => {
        const child = resolve(form, part);
        return child === undefined
          ? []
          : below({ path: [...field.path, name], within: [...field.within, child] });
      }),
    ];
  };
  return below({ path: [], within: [form] });
}

/** Whether one fills in something here, not only in what it holds. */
export const isLeaf = ({ within }: FormField): boolean => {
  const node = within.at(-1) ?? {};
  return !isNode(node['properties']) && !isNode(node['items']);
};
