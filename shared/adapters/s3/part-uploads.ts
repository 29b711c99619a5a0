import { withAttempts } from '#shared/adapters/aws/attempts.ts';
import { AwsFault } from '#shared/adapters/aws/fault.ts';
import type { ArrivedPart, PartUploads } from '#shared/file/part-uploads.ts';
import type { Presign } from './presign.ts';

const patience = 10_000;

type Ask = Omit<Parameters<Presign>[0], 'seconds' | 'at'> & { body?: string };

/** Multipart uploads of a bucket, by signed requests: the S3 client would be most of the portal's bundle. */
export function s3PartUploads(presign: Presign): PartUploads {
  const ask = (request: Ask) => withAttempts(() => send(presign, request));
  return {
    async begin(key, mediaType) {
      const headers = { 'content-type': mediaType };
      const answer = await ask({ method: 'POST', key, query: { uploads: '' }, headers });
      return named('UploadId', answer);
    },

    async arrived(key, uploadId) {
      const found: ArrivedPart[] = [];
      for (let after: string | undefined = '0'; after !== undefined; ) {
        const query = { uploadId, 'part-number-marker': after };
        const answer = await unlessUnknown(ask({ method: 'GET', key, query }));
        if (answer === undefined) return undefined;
        found.push(...partsIn(answer));
        after = /<IsTruncated>true</.test(answer) ? named('NextPartNumberMarker', answer) : undefined;
      }
      return found;
    },

    async complete(key, uploadId, parts) {
      const list = parts.map(
        ({ number, tag }) => `<Part><PartNumber>${number}</PartNumber><ETag>&quot;${tag}&quot;</ETag></Part>`,
      );
      const body = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`;
      const headers = { 'if-none-match': '*' };
      try {
        const completed = ask({ method: 'POST', key, query: { uploadId }, headers, body });
        return (await unlessUnknown(completed)) === undefined ? 'unknown' : 'completed';
      } catch (error) {
        if (error instanceof AwsFault && error.name === 'PreconditionFailed') return 'taken';
        throw error;
      }
    },
  };
}

/** An upload that was completed, that went, or that never was. */
async function unlessUnknown(answer: Promise<string>): Promise<string | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AwsFault && error.name === 'NoSuchUpload') return undefined;
    throw error;
  }
}

/** S3 may have begun to answer a completion with 200 before it knows that it fails. */
async function send(presign: Presign, { body, ...request }: Ask): Promise<string> {
  const url = await presign({ ...request, seconds: 60, at: new Date() });
  const { method, headers = {} } = request;
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(url, { method, headers, signal, ...(body !== undefined && { body }) });
  const text = await response.text();
  if (response.ok && !text.includes('<Error>')) return text;
  const [, name = `HTTP ${response.status}`] = /<Code>(\w+)<\/Code>/.exec(text) ?? [];
  throw new AwsFault(name, { status: response.ok ? 500 : response.status });
}

function partsIn(answer: string): ArrivedPart[] {
  const parts = answer.match(/<Part>.*?<\/Part>/gs) ?? [];
  return parts.map((part) => ({
    number: Number(named('PartNumber', part)),
    size: Number(named('Size', part)),
    tag: named('ETag', part).replaceAll(/&quot;|&#34;|"/g, ''),
  }));
}

function named(name: string, answer: string): string {
  const [, value] = new RegExp(`<${name}>([^<]+)</${name}>`).exec(answer) ?? [];
  if (value === undefined) throw new Error(`S3 answered without ${name}`);
  return value;
}
