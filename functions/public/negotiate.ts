/** What a caller of a public page may want: a page for a person, or data for a machine. */
export type Wanted = 'page' | 'data';

const weightOf = (accept: string, types: readonly string[]) =>
  Math.max(
    0,
    ...accept.split(',').map((part) => {
      const [type = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const q = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return types.includes(type) ? Number(q ?? 1) || 0 : 0;
    }),
  );

/** Chooses by the header `Accept`. Only a browser asks for HTML; everybody else gets data. */
export const wanted = (accept = ''): Wanted => {
  const page = weightOf(accept, ['text/html', 'application/xhtml+xml']);
  return page > weightOf(accept, ['application/json', 'application/problem+json']) ? 'page' : 'data';
};
