import type { Answer, NotModified } from './answer.ts';
import type { Given } from './call.ts';
import type { AnswerOf, OperationId } from './contract.ts';
import { requestOf } from './request.ts';
import { type Pace, sendPatiently, usualPace } from './retry.ts';
import { problemOf, taken } from './take.ts';

export type { Answer, NotModified, Problem } from './answer.ts';
export type { Given } from './call.ts';
export type { AnswerOf, BodyOf, OperationId, ParamsOf, ProblemCode, QueryOf } from './contract.ts';
export { RequestFailed } from './retry.ts';

/** Where the API is, and how a request says who sends it. */
export interface ClientOptions {
  /** The origin of the API, without a slash at its end; empty where the page comes from the same. */
  address: string;
  /**
   * A token that is still good; undefined for what needs none. Asked once more with the token that the API has just
   * refused, and should then renew it.
   */
  token: (refused?: string) => Promise<string | undefined>;
  /** Of titles and details of problems; Vietnamese where none is named. */
  language?: () => 'vi' | 'en';
  /** How often and how long it is tried again. */
  pace?: Partial<Pace>;
  fetch?: typeof globalThis.fetch;
}

export interface Client {
  /**
   * Does what the operation says. A refusal is an answer; a network that stays away and a server that stays broken
   * are thrown as {@link RequestFailed}.
   */
  call<Id extends OperationId, const G extends Given<Id>>(
    id: Id,
    ...given: Record<string, never> extends Given<Id> ? [given?: G] : [given: G]
  ): Promise<Answer<AnswerOf<Id>> | (G extends { ifNoneMatch: string } ? NotModified : never)>;
}

/** Speaks to the API, typed by its contract. */
export function createClient(options: ClientOptions): Client {
  const { fetch = globalThis.fetch, language = () => 'vi' } = options;
  const pace = { ...usualPace, ...options.pace };

  async function ask(id: OperationId, given: Given<OperationId>) {
    const request = requestOf(options.address, id, given, language());
    const send = (token: string | undefined) =>
      sendPatiently(() => fetch(request.url, request.init(token)), { ...request, pace });
    const token = await options.token();
    const response = await send(token);
    if (response.status !== 401 || token === undefined) return response;
    const renewed = await options.token(token);
    return renewed === undefined || renewed === token ? response : await send(renewed);
  }

  async function call(id: OperationId, given: Given<OperationId> = {}) {
    const response = await ask(id, given);
    return response.status >= 400 ? await problemOf(response) : await taken(response);
  }

  // What comes back is what the contract says, which the server's tests hold it to; nothing is parsed twice.
  return { call } as Client;
}
