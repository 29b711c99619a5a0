import type { Answer, BodyOf } from 'motcua-client';
import { client } from '#web/api/client.ts';
import type { Act, Dossier } from '../model.ts';
import { codeOf } from '../task-id.ts';

interface Sending {
  taskId: string;
  /** What the officer saw when they decided. */
  version: number;
  body: Record<string, unknown>;
  uploads?: readonly File[];
  /** The same for every attempt to send the same. */
  key: string;
}

/** Sends an act to its own route; the body was made from what the task says that it needs. */
export async function sendAct({ act }: Act, sending: Sending): Promise<Answer<Dossier>> {
  const { taskId, version: ifMatch, key: idempotencyKey } = sending;
  const onDossier = { params: { code: codeOf(taskId) }, ifMatch, idempotencyKey };
  const about = { params: { taskId }, ifMatch, idempotencyKey };
  const body = sending.body as never;
  switch (act) {
    case 'claim':
      return await client.call('claimTask', about);
    case 'release':
      return await client.call('releaseTask', about);
    case 'assign':
      return await client.call('assignTask', { ...about, body });
    case 'complete':
      return await client.call('completeTask', { ...about, body });
    case 'files':
      return await sendFiles(sending);
    case 'confirmations':
      return await client.call('confirmFiles', { ...about, body });
    case 'apology':
      return await client.call('apologise', { ...about, body });
    case 'extension':
      return await client.call('extend', { ...about, body });
    case 'correction':
      return await client.call('judgeCorrection', { ...about, body });
    case 'letter':
      return await client.call('decideLetter', { ...about, body });
    case 'consultations':
      return await client.call('consult', { ...about, body });
    case 'payment-requests':
      return await client.call('requestPayment', { ...about, body });
    case 'payment':
      return await client.call('recordPayment', { ...about, body });
    case 'payment-cancellation':
      return await client.call('cancelPayment', { ...about, body });
    case 'refund-request':
      return await client.call('requestRefund', { ...about, body });
    case 'delivery':
      return await client.call('recordDelivery', { ...onDossier, body });
    case 'withdrawal':
      return await client.call('withdrawDossier', { ...onDossier, body });
    default:
      return act satisfies never;
  }
}

/** Declares files by their digests and sends their bytes to where they go. */
async function sendFiles({ taskId, version, uploads = [], key }: Sending): Promise<Answer<Dossier>> {
  const given = await Promise.all(uploads.map(async (file) => ({ file, ...(await declared(file)) })));
  const files = given.map(({ file: _, ...declaration }) => declaration);
  const about = { params: { taskId }, ifMatch: version, idempotencyKey: key };
  const answer = await client.call('declareResult', { ...about, body: { files } });
  if (!answer.ok) return answer;
  const { uploads: targets, files: known } = answer.body;
  await Promise.all(
    given.map(({ file, name, sha256 }) => {
      const { id } = known.findLast((one) => one.name === name && one.sha256 === sha256) ?? {};
      return upload(
        file,
        targets.find(({ fileId }) => fileId === id),
      );
    }),
  );
  return answer;
}

type Declared = BodyOf<'declareResult'>['files'][number];

async function declared(file: File): Promise<Declared> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name.normalize('NFC'), mediaType: file.type, size: file.size, sha256 };
}

/** Sent again, a file may have arrived the first time: then nothing waits for it, or its place is taken. */
async function upload(file: File, target: { url: string; headers: Record<string, string> } | undefined) {
  if (target === undefined) return;
  const answer = await fetch(target.url, { method: 'PUT', headers: target.headers, body: file });
  if (!answer.ok && answer.status !== 412) throw new Error(`the upload was answered ${answer.status}`);
}
