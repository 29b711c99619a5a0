import { AwsError } from '#local/kernel/aws-error.ts';
import { BatchInput, parseInput } from '#local/queues/inputs.ts';
import type { createMessageActions } from '#local/queues/message-actions.ts';

type Single = (input: unknown) => object;
type Singles = Pick<
  ReturnType<typeof createMessageActions>,
  'SendMessage' | 'DeleteMessage' | 'ChangeMessageVisibility'
>;

/** The same actions on up to ten messages at once, each with an outcome of its own. */
export const createBatchActions = ({ SendMessage, DeleteMessage, ChangeMessageVisibility }: Singles) => ({
  SendMessageBatch: each(SendMessage),
  DeleteMessageBatch: each(DeleteMessage),
  ChangeMessageVisibilityBatch: each(ChangeMessageVisibility),
});

const each = (single: Single) => (raw: unknown) => {
  const { QueueUrl, Entries } = parseInput(BatchInput, raw);
  checkEntries(Entries.map(({ Id }) => Id));
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const { Id, ...input } of Entries) {
    try {
      Successful.push({ Id, ...single({ QueueUrl, ...input }) });
    } catch (error) {
      if (!(error instanceof AwsError) || error.name === 'QueueDoesNotExist') throw error;
      Failed.push({ Id, SenderFault: true, Code: error.name, Message: error.message });
    }
  }
  return { Successful, Failed };
};

function checkEntries(ids: string[]) {
  if (ids.length === 0) throw refusal('EmptyBatchRequest', 'There is no entry.');
  if (ids.length > 10) throw refusal('TooManyEntriesInBatchRequest', 'There are more than ten entries.');
  if (new Set(ids).size < ids.length)
    throw refusal('BatchEntryIdsNotDistinct', 'Two entries have the same Id.');
}

const refusal = (name: string, message: string) =>
  new AwsError(name, message, 400, `AWS.SimpleQueueService.${name}`);
