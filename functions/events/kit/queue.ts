import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { sqsClient } from '#shared/adapters/sqs/client.ts';
import { type BatchAnswer, eachDossier } from './batch.ts';

/** Messages of a queue, as an event source mapping hands them over. */
const QueueEvent = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      receiptHandle: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
    }),
  ),
});
export type QueueRecord = z.infer<typeof QueueEvent>['Records'][number];

type Work = (records: QueueRecord[]) => Promise<BatchAnswer>;

/** Answers a queue's event; what failed comes again soon at first, and ever later while it fails. */
export const fromQueue =
  (work: Work, sqs: Pick<SQSClient, 'send'> = sqsClient()) =>
  async (event: unknown): Promise<BatchAnswer> => {
    const { Records } = QueueEvent.parse(event);
    const answer = await work(Records);
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const { QUEUE_URL: QueueUrl } = Names.ownQueue.parse(process.env);
    const pauses = Records.filter(({ messageId }) => failed.has(messageId)).map(
      ({ receiptHandle: ReceiptHandle, attributes }) =>
        sqs.send(
          new ChangeMessageVisibilityCommand({
            ...{ QueueUrl, ReceiptHandle },
            VisibilityTimeout: pauseAfter(attributes.ApproximateReceiveCount),
          }),
        ),
    );
    // Where that fails too, they come after the time that the queue gives to an invocation that was lost.
    await Promise.allSettled(pauses);
    return answer;
  };

const [shortest, longest] = [30, 15 * 60];

/** Seconds until a message is tried again that was received so often. */
export const pauseAfter = (receives: number): number => Math.min(shortest * 2 ** (receives - 1), longest);

const OfDossier = z.object({ code: z.string() });

const naming = {
  codeOf: ({ body }: QueueRecord) => OfDossier.parse(JSON.parse(body)).code,
  idOf: ({ messageId }: QueueRecord) => messageId,
};

/** Works off messages that name dossiers. */
export const perDossierOf = (
  records: QueueRecord[],
  work: (code: string) => Promise<unknown>,
  failed: (code: string, error: unknown) => void,
): Promise<BatchAnswer> => eachDossier(records, naming, work, failed);
