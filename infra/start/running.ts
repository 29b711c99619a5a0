import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Cloud } from '#infra/local/cloud.ts';
import { seedEnvironment } from '#infra/start/seed.ts';

/** Where a running cloud is, and what commands find in their environment. */
const Running = z.object({ control: z.url(), environment: z.record(z.string(), z.string()) });
export type Running = z.infer<typeof Running>;

const fileIn = (data: string) => path.join(data, 'running.json');

/** Leaves word in the cloud's folder for commands that are run beside it. */
export function noteRunning(cloud: Cloud, data: string): void {
  const environment = { ...seedEnvironment(cloud), LOG_FOLDER: path.resolve(data, 'logs') };
  const running: Running = { control: cloud.urls.control, environment };
  writeFileSync(`${fileIn(data)}.new`, JSON.stringify(running));
  renameSync(`${fileIn(data)}.new`, fileIn(data));
}

/** Undefined where no cloud was ever started on the folder. */
export function readRunning(data: string): Running | undefined {
  try {
    return Running.parse(JSON.parse(readFileSync(fileIn(data), 'utf8')));
  } catch {
    return undefined;
  }
}
