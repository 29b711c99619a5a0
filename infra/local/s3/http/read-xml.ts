import { refuse } from '#local/s3/http/errors.ts';

export interface Element {
  name: string;
  text: string;
  children: Element[];
}

const token =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const reference = (name: string) => {
  const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1];
  const point = code === undefined ? Number(/^#(\d{1,7})$/.exec(name)?.[1]) : Number.parseInt(code, 16);
  if (point <= 0x10ffff) return String.fromCodePoint(point);
  const known = named[name];
  if (known === undefined) throw refuse('MalformedXML');
  return known;
};

const resolve = (text: string) => text.replace(/&([^;&]*);?/g, (_, name: string) => reference(name));

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads the small documents that S3 takes: elements and text; no document types, so no entities of one's own. */
export function readXml(source: string, root: string): Element {
  const document: Element = { name: '', text: '', children: [] };
  const open = [document];
  let end = 0;
  for (const match of source.matchAll(token)) {
    end = match.index + match[0].length;
    step(open, match);
  }
  const [element, ...others] = document.children;
  const whole = end === source.length && open.length === 1 && document.text.trim() === '';
  if (!whole || element?.name !== root || others.length > 0) {
    throw refuse('MalformedXML');
  }
  return element;
}

function step(open: Element[], [, closing, name, , selfClosing, text]: RegExpExecArray) {
  const current = open.at(-1);
  if (current === undefined) throw refuse('MalformedXML');
  if (text !== undefined) current.text += resolve(text);
  if (name === undefined) return;
  if (closing === '/') {
    if (open.length === 1 || current.name !== localName(name)) throw refuse('MalformedXML');
    open.pop();
    return;
  }
  const element: Element = { name: localName(name), text: '', children: [] };
  current.children.push(element);
  if (selfClosing !== '/') open.push(element);
}

export const childrenOf = (element: Element, name: string) =>
  element.children.filter((child) => child.name === name);

/** The text of the only child of that name, if there is one. */
export function textOf(element: Element, name: string): string | undefined {
  const [child, ...others] = childrenOf(element, name);
  if (others.length > 0) throw refuse('MalformedXML');
  return child?.text;
}

/** Refuses an element that has children other than those an operation understands. */
export function allowOnly(element: Element, ...names: string[]) {
  const other = element.children.find((child) => !names.includes(child.name));
  if (other !== undefined) throw refuse('MalformedXML', `Element ${other.name} is not taken here`);
}
