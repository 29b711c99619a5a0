/** A JSON Schema, or any part of one, before anything is known about it. */
export type SchemaNode = Record<string, unknown>;

export const isNode = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null;

/** The segments of a JSON Pointer, written plainly or as a URI fragment. */
export function segments(pointer: string): string[] {
  const plain = pointer.startsWith('#') ? decodeURIComponent(pointer.slice(1)) : pointer;
  return plain
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const child = (value: unknown, segment: string) =>
  isNode(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;

/** Where a node's `$ref` leads inside the same schema; undefined where it leads nowhere or in a circle. */
function follow(root: SchemaNode, node: unknown, hops = 0): SchemaNode | undefined {
  const ref = child(node, '$ref');
  if (typeof ref !== 'string') return isNode(node) ? node : undefined;
  if (!ref.startsWith('#') || hops > 20) return undefined;
  return follow(root, segments(ref).reduce<unknown>(child, root), hops + 1);
}

/** The node with what its `$ref` stands for; what the node says itself, such as a title, goes first. */
export function resolve(root: SchemaNode, node: unknown): SchemaNode | undefined {
  const target = follow(root, node);
  return isNode(node) && target !== undefined ? { ...target, ...node } : target;
}

/** What stands at a keyword location such as `#/properties/a/$ref/maxLength`. */
export const keywordAt = (root: SchemaNode, location: string): unknown =>
  segments(location).reduce<unknown>(
    (here, segment) => (segment === '$ref' ? follow(root, here) : child(here, segment)),
    root,
  );

/** The schema of the data at an instance path, as far as plain properties and items lead to it. */
export const schemaAt = (root: SchemaNode, path: readonly string[]): SchemaNode | undefined =>
  path.reduce<SchemaNode | undefined>(
    (here, segment) => {
      const property = child(child(here, 'properties'), segment);
      return resolve(root, property ?? child(here, 'items'));
    },
    resolve(root, root),
  );
