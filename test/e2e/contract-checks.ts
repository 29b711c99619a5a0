import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import type { Person, Response } from '#test/support/api.ts';

/** The parts of an OpenAPI document that say what is answered. */
const Content = z.record(z.string(), z.unknown());
const Described = z.looseObject({
  operationId: z.string(),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});
export const OpenApi = z.looseObject({
  openapi: z.string().startsWith('3.1.'),
  paths: z.record(z.string(), z.record(z.string(), Described)),
  webhooks: z.record(
    z.string(),
    z.object({ post: z.looseObject({ requestBody: z.object({ content: Content }) }) }),
  ),
});
type OpenApi = z.infer<typeof OpenApi>;

export type Seen = {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  body: unknown;
  answer: Response;
};

/** The same person, whose every question and answer is kept. */
export const observed = (person: Person, seen: Seen[]): Person => ({
  ...person,
  async get(path, headers) {
    const answer = await person.get(path, headers);
    seen.push({ method: 'get', path, body: undefined, answer });
    return answer;
  },
  async post(path, call) {
    const answer = await person.post(path, call);
    seen.push({ method: 'post', path, body: call?.body ?? {}, answer });
    return answer;
  },
  async put(path, body) {
    const answer = await person.put(path, body);
    seen.push({ method: 'put', path, body, answer });
    return answer;
  },
  async delete(path) {
    const answer = await person.delete(path);
    seen.push({ method: 'delete', path, body: undefined, answer });
    return answer;
  },
});

const pointer = (...parts: string[]) =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

const typeOf = ({ headers }: Response) => headers.get('content-type')?.split(';')[0] ?? '';

/** Whether a media type is one, or of the kind, that is described: `*` stands for any. */
const suits = (described: string, type: string) =>
  new RegExp(`^${described.replaceAll('+', '\\+').replaceAll('*', '[^/]+')}$`).test(type);

/** Holds answers, requests and notices against the document, by a validator of JSON Schema that is not ours. */
export function checker(document: OpenApi) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'openapi.json' });
  const known = new Map<string, ValidateFunction>();
  const faults = (at: string, value: unknown) => {
    const validate = known.get(at) ?? ajv.compile({ $ref: `openapi.json#${at}` });
    known.set(at, validate);
    return validate(value) ? undefined : `${at}: ${ajv.errorsText(validate.errors)}`;
  };
  const parameters = (path: string) => path.split('{').length;
  // A concrete path comes before a templated one that would match it too (OpenAPI 3.1, 4.8.8.2).
  const routes = Object.entries(document.paths)
    .toSorted(([one], [other]) => parameters(one) - parameters(other))
    .map(([path, methods]) => ({
      path,
      methods,
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}(\\?|$)`),
    }));
  const operationOf = ({ method, path }: Seen) => {
    const route = routes.find(({ pattern, methods }) => pattern.test(path) && method in methods);
    const operation = route?.methods[method];
    return route && operation && { at: pointer('paths', route.path, method), operation };
  };

  return {
    idOf: (seen: Seen) => operationOf(seen)?.operation.operationId,

    /** What the document does not promise about an answer; undefined where it keeps to it. */
    faultOf(seen: Seen): string | undefined {
      const found = operationOf(seen);
      const { status, body } = seen.answer;
      const response = found?.operation.responses[status];
      const type = Object.keys(response?.content ?? {}).find((one) => suits(one, typeOf(seen.answer)));
      const at = `${found?.operation.operationId ?? seen.path} ${status} ${typeOf(seen.answer)}`;
      if (found === undefined || response === undefined) return `${at}: this answer is not described`;
      if (body === undefined && response.content === undefined) return undefined;
      if (type === undefined) return `${at}: this media type is not described`;
      const value = body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : body;
      return faults(found.at + pointer('responses', String(status), 'content', type, 'schema'), value);
    },

    /** Why the document would have refused a request that was granted. */
    refusalOf(seen: Seen): string | undefined {
      const found = operationOf(seen);
      if (found?.operation.requestBody === undefined || seen.answer.status >= 300) return undefined;
      return faults(found.at + pointer('requestBody', 'content', 'application/json', 'schema'), seen.body);
    },

    noticeFault: (type: string, event: unknown) =>
      faults(
        pointer('webhooks', type, 'post', 'requestBody', 'content', 'application/cloudevents+json', 'schema'),
        event,
      ),
  };
}
