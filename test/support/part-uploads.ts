import { request } from 'node:http';
import type * as z from 'zod';
import { PartUploadView } from '#shared/api/resources/part-uploads.ts';
import type { Person } from './api.ts';
import { expectStatus } from './dossiers.ts';

type PartUpload = z.infer<typeof PartUploadView>;

/** Begins to upload in parts, where the path names a file, or asks how far it has come, where it names an upload. */
export const startParts = async (person: Person, path: string): Promise<PartUpload> =>
  expectStatus(await person.post(path), 201, PartUploadView);
export const seeParts = async (person: Person, path: string): Promise<PartUpload> =>
  expectStatus(await person.get(path), 200, PartUploadView);

/** Sends those of the missing parts that are wanted. */
export async function sendParts(
  { parts }: PartUpload,
  bytes: Uint8Array,
  wanted = (_: number): boolean => true,
) {
  for (const { number, url, offset, size } of parts) {
    if (url === undefined || !wanted(number)) continue;
    const answer = await fetch(url, { method: 'PUT', body: bytes.slice(offset, offset + size) });
    if (!answer.ok) throw new Error(`part ${number}: ${answer.status} ${await answer.text()}`);
  }
}

/** Sends the first half of a part and lets go of the connection. */
export function breakOff({ parts }: PartUpload, bytes: Uint8Array, number: number): Promise<void> {
  const part = parts.find((one) => one.number === number);
  if (part?.url === undefined) throw new Error(`part ${number} is not missing`);
  const { promise, resolve } = Promise.withResolvers<void>();
  const sending = request(part.url, { method: 'PUT', headers: { 'content-length': part.size } });
  sending.on('error', () => undefined).on('close', resolve);
  sending.write(bytes.subarray(part.offset, part.offset + part.size / 2), () => sending.destroy());
  return promise;
}
