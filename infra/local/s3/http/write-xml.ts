/** An element's content: text, or child elements in order; `undefined` children are left out. */
type Content = string | number | boolean | Node[];
export type Node = readonly [name: string, content: Content] | undefined;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** S3 keys may hold any character, so control characters are written as references, as S3 does. */
const escapeText = (text: string) =>
  text.replace(/[&<>"\ufffe\uffff]|\p{Cc}/gu, (c) => entities[c] ?? `&#x${c.charCodeAt(0).toString(16)};`);

const write = (node: Node): string => {
  if (node === undefined) return '';
  const [name, content] = node;
  const inner = Array.isArray(content) ? content.map(write).join('') : escapeText(String(content));
  return `<${name}>${inner}</${name}>`;
};

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A document in the namespace of S3. */
export const s3Document = (name: string, content: Node[]) =>
  `${declaration}<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content.map(write).join('')}</${name}>`;

/** Errors are in no namespace. */
export const errorDocument = (content: Node[]) => declaration + write(['Error', content]);
