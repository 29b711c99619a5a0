/** What an operation answers; a streamed body comes with its size. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: string | { size: number; chunks: AsyncIterable<Buffer> };
}

export const xmlAnswer = (body: string, headers: Record<string, string> = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body,
});

export const emptyAnswer = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
});
