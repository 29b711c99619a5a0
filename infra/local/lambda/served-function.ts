import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { FunctionError } from '#local/kernel/engine.ts';
import { type Endpoints, environmentOf, logStream } from '#local/lambda/environment.ts';
import type { FunctionConfig } from '#local/lambda/function-config.ts';
import { Instance } from '#local/lambda/instance.ts';
import type { Thread } from '#local/lambda/thread.ts';

/** What all functions of a cloud have in common. */
export interface Surroundings {
  endpoints: Endpoints;
  region: string;
  /** Each function writes `<name>.log` there, one JSON line per line. */
  logDirectory: string;
}

/** Lambda's limit for the request and for the response of an invocation. */
const largestPayload = 6 * 1024 * 1024;

/** One function: starts an instance when there is none, counts, and keeps Lambda's limits. */
export class ServedFunction {
  readonly config: FunctionConfig;
  invocations = 0;
  readonly #surroundings: Surroundings;
  readonly #thread: Thread;
  #instance: Instance | undefined;
  #underWay = 0;

  constructor(config: FunctionConfig, thread: Thread, surroundings: Surroundings) {
    this.config = config;
    this.#thread = thread;
    this.#surroundings = surroundings;
  }

  async invoke(event: unknown): Promise<unknown> {
    if (this.#underWay >= (this.config.reservedConcurrency ?? Number.POSITIVE_INFINITY)) {
      throw new FunctionError('TooManyRequestsException', 'Rate Exceeded.');
    }
    const request = JSON.stringify(event ?? null);
    refuseLarge('RequestEntityTooLargeException', 'Request', request);
    this.#underWay += 1;
    this.invocations += 1;
    try {
      const response = await this.#running().run(request, randomUUID());
      refuseLarge('Function.ResponseSizeTooLarge', 'Response', response);
      return JSON.parse(response);
    } finally {
      this.#underWay -= 1;
    }
  }

  #running(): Instance {
    if (this.#instance?.retired !== false) this.#instance = this.#start();
    return this.#instance;
  }

  #start(): Instance {
    const { config } = this;
    const { endpoints, region, logDirectory } = this.#surroundings;
    const dot = config.handler.lastIndexOf('.');
    const setup = {
      file: moduleFile(config.directory, config.handler.slice(0, dot)),
      exportName: config.handler.slice(dot + 1),
      functionName: config.name,
      functionArn: config.arn,
      memoryMegabytes: config.memoryMegabytes,
      logGroup: config.logGroup,
      logStream,
      logFile: path.join(logDirectory, `${config.name}.log`),
      environment: environmentOf(config, endpoints, region),
    };
    return new Instance(this.#thread, setup, config.timeoutSeconds);
  }
}

function moduleFile(directory: string, module: string): string {
  const candidates = ['.mjs', '.js', '.cjs'].map((extension) => path.join(directory, module + extension));
  const found = candidates.find((file) => existsSync(file));
  if (found === undefined)
    throw new FunctionError('Runtime.ImportModuleError', `there is no ${candidates[0]}`);
  return found;
}

function refuseLarge(errorType: string, what: string, json: string) {
  // A JavaScript string has at most three bytes of UTF-8 per unit: most are too short to be worth counting.
  if (json.length * 3 <= largestPayload) return;
  const size = Buffer.byteLength(json);
  if (size <= largestPayload) return;
  const limit = `exceeded maximum allowed payload size (${largestPayload} bytes).`;
  throw new FunctionError(errorType, `${what} payload size (${size} bytes) ${limit}`);
}
