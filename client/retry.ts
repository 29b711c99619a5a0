/** How patient a client is. */
export interface Pace {
  /** Maximum attempts, the first one included. */
  attempts: number;
  /** The first wait where the server names none; it doubles each time. */
  waitMs: number;
  /** A server that asks for more than this is not waited for: its answer is given to the caller. */
  longestWaitMs: number;
}

export const usualPace: Pace = { attempts: 4, waitMs: 300, longestWaitMs: 20_000 };

/** There was no answer, or only ones that say that the server is broken. */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  /** Under which the request is found in the server's log. */
  readonly traceId: string | undefined;

  constructor(message: string, found: { status?: number; traceId?: string | undefined; cause?: unknown }) {
    super(message, { cause: found.cause });
    this.status = found.status;
    this.traceId = found.traceId;
  }
}

type Sending = { pace: Pace; repeatable: boolean; signal: AbortSignal | undefined };

/** Not served for now, and surely not done. */
const isRefusedForNow = (response: Response) => response.status === 429;

/** It is not known what was done, or the answer says itself when to ask again. */
const isUncertain = (response: Response) =>
  response.status >= 500 || (response.status === 409 && response.headers.has('retry-after'));

/** Sends until there is an answer that stays; a request that could be done twice is sent again only if surely not done. */
export async function sendPatiently(send: () => Promise<Response>, sending: Sending): Promise<Response> {
  const { pace, repeatable, signal } = sending;
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptOf(send, signal);
    const again =
      answer instanceof Response
        ? isRefusedForNow(answer) || (repeatable && isUncertain(answer))
        : repeatable;
    const waitMs = waitOf(answer, attempt, pace);
    if (!again || attempt >= pace.attempts || waitMs > pace.longestWaitMs) return await settled(answer);
    await wait(waitMs, signal);
  }
}

/** The answer, or the fault of a network; what the caller aborted is thrown at once. */
async function attemptOf(send: () => Promise<Response>, signal: AbortSignal | undefined) {
  try {
    return await send();
  } catch (fault) {
    signal?.throwIfAborted();
    return { fault };
  }
}

async function settled(answer: Response | { fault: unknown }): Promise<Response> {
  if (!(answer instanceof Response))
    throw new RequestFailed('the API did not answer', { cause: answer.fault });
  if (answer.status < 500) return answer;
  const text = await answer.text();
  const traceId = /"traceId":"([^"]+)"/.exec(text)?.[1];
  throw new RequestFailed(`the API answered ${answer.status}`, { status: answer.status, traceId });
}

function waitOf(answer: Response | { fault: unknown }, attempt: number, { waitMs }: Pace) {
  const asked =
    answer instanceof Response ? Number(answer.headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  return Number.isFinite(asked) ? asked * 1000 : waitMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

const wait = (ms: number, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
