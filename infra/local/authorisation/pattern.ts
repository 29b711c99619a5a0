/** Whether a text fits what was compiled. */
export type Fits = (text: string) => boolean;

/** A pattern of IAM: `*` stands for any text, `?` for one character. */
export function compileWildcards(pattern: string): Fits {
  if (pattern === '*') return () => true;
  const wild = pattern.search(/[*?]/);
  if (wild < 0) return (text) => text === pattern;
  if (wild === pattern.length - 1 && pattern.endsWith('*')) {
    const beginning = pattern.slice(0, -1);
    return (text) => text.startsWith(beginning);
  }
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  return (text) => expression.test(text);
}

export const anyOf = (patterns: readonly string[]): Fits => {
  const all = patterns.map(compileWildcards);
  return (text) => all.some((fits) => fits(text));
};
