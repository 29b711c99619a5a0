import type { IncomingMessage, RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { Counters } from '#local/control/counters.ts';
import { durationOf } from '#local/control/duration.ts';
import type { MovableClock } from '#local/kernel/clock.ts';
import { ScanResult } from '#local/malware/scan-result.ts';
import type { Scanner } from '#local/malware/scanner.ts';

export interface ControlOptions {
  clock: MovableClock;
  counters: Counters;
  /** Where something is scanned for malware. */
  scanner: Pick<Scanner, 'behave'>;
  /** Which rights are granted, which were used, and what was refused. */
  rights(): unknown;
  /** False while the data that the cloud starts with is still being written. */
  isReady(): boolean;
}

const Duration = z.string().transform((text, context) => {
  const milliseconds = durationOf(text);
  if (milliseconds !== undefined) return milliseconds;
  context.addIssue(`${text} is no duration such as P10D or PT5M`);
  return z.NEVER;
});

const Move = z.union([
  z.strictObject({ advance: Duration }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

/** What the next scans come to, and how long after the upload; nothing is what they do by themselves. */
const Scanning = z.strictObject({ result: ScanResult.optional(), delay: Duration.default(0) });

/** What only a test or a demonstration does to a cloud: it moves the clock, reads the counters and has scans fail. */
export function createControl({
  clock,
  counters,
  scanner,
  rights,
  isReady,
}: ControlOptions): RequestListener {
  const reading = () => ({
    now: new Date(clock.now()).toISOString(),
    offset: Math.round(clock.now() - Date.now()),
  });
  const routes: Record<string, (request: IncomingMessage) => Promise<unknown>> = {
    'GET /health': async () => ({ status: isReady() ? 'ok' : 'starting', pid: process.pid }),
    'GET /clock': async () => reading(),
    'POST /clock': async (request) => {
      const move = Move.parse(await json(request));
      clock.moveTo('to' in move ? Date.parse(move.to) : clock.now() + move.advance);
      return reading();
    },
    'POST /scanner': async (request) => {
      const manner = Scanning.parse(await json(request));
      scanner.behave(manner);
      return manner;
    },
    'GET /rights': async () => rights(),
    'GET /counters': async () => counters.read(),
    'POST /counters/reset': async () => {
      counters.reset();
      return counters.read();
    },
  };

  return async (request, response) => {
    const route = `${request.method} ${request.url}`;
    const act = Object.hasOwn(routes, route) ? routes[route] : undefined;
    const [status, body] = act === undefined ? missing(route) : await act(request).then(done, refused);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

type Answer = [status: number, body: unknown];

const done = (body: unknown): Answer => [200, body];
const missing = (route: string): Answer => [404, { message: `there is no ${route}` }];

function refused(error: unknown): Answer {
  if (error instanceof z.ZodError) return [400, { message: z.prettifyError(error) }];
  if (error instanceof SyntaxError) return [400, { message: 'the body is not JSON' }];
  return [500, { message: String(error) }];
}
