import type { NotModified, Problem, Refused } from './answer.ts';

const isJson = (response: Response) => /[/+]json\b/.test(response.headers.get('content-type') ?? '');
const etagOf = (response: Response) => response.headers.get('etag') ?? undefined;

/** The body of an answer that did what was asked. */
export async function taken(response: Response) {
  const etag = etagOf(response);
  if (response.status === 304) return { ok: true, status: 304, body: undefined, etag } satisfies NotModified;
  const body: unknown = isJson(response) ? await response.json() : await response.blob();
  return { ok: true, status: response.status, body, etag };
}

/** A gateway answers with a message of its own or with no JSON at all: that becomes a problem without a code. */
export async function problemOf(response: Response): Promise<Refused> {
  const { status } = response;
  const said = await bodyOf(response);
  const title = `HTTP ${status}`;
  const problem = { type: 'about:blank', title, status, detail: title, code: undefined, ...said };
  return { ok: false, status, problem };
}

async function bodyOf(response: Response): Promise<Partial<Problem>> {
  if (!isJson(response)) return {};
  try {
    const found: unknown = await response.json();
    return isProblem(found) ? found : {};
  } catch {
    return {};
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
