import { createHash } from 'node:crypto';
import { AwsError } from '#local/kernel/aws-error.ts';
import {
  ChangeMessageVisibilityInput,
  DeleteMessageInput,
  parseInput,
  ReceiveMessageInput,
  SendMessageInput,
} from '#local/queues/inputs.ts';
import { queueNameOf } from '#local/queues/queue-config.ts';
import type { QueueParts } from '#local/queues/queue-parts.ts';
import type { MessageRow, Received } from '#local/queues/schema.ts';
import { idOf } from '#local/queues/store.ts';

/** The actions on messages. */
export const createMessageActions = (parts: QueueParts) => ({
  ...sending(parts),
  ...receiving(parts),
  ...ending(parts),
});

function sending({ store, clock, get, announce }: QueueParts) {
  return {
    SendMessage(raw: unknown) {
      const { QueueUrl, MessageBody, DelaySeconds, MessageGroupId } = parseInput(SendMessageInput, raw);
      const queue = get(queueNameOf(QueueUrl));
      if (Buffer.byteLength(MessageBody) > queue.maximumMessageBytes) {
        throw new AwsError(
          'InvalidParameterValue',
          `a message has at most ${queue.maximumMessageBytes} bytes`,
        );
      }
      const now = clock.now();
      const visible = now + (DelaySeconds ?? queue.delaySeconds) * 1000;
      const MessageId = store.put(queue.name, MessageBody, { sent: now, visible, tenant: MessageGroupId });
      announce(queue.name, visible);
      return { MessageId, MD5OfMessageBody: md5(MessageBody) };
    },
  };
}

function receiving({ get, listen, receive }: QueueParts) {
  function waitForMessage(name: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = listen(name, done);
      const timer = setTimeout(done, milliseconds).unref();
      function done() {
        stop();
        clearTimeout(timer);
        resolve();
      }
    });
  }

  return {
    async ReceiveMessage(raw: unknown) {
      const input = parseInput(ReceiveMessageInput, raw);
      const {
        MaxNumberOfMessages,
        VisibilityTimeout,
        AttributeNames = [],
        MessageSystemAttributeNames = [],
      } = input;
      const queue = get(queueNameOf(input.QueueUrl));
      // A caller waits in real time, whatever the clock of the cloud does.
      const deadline = performance.now() + (input.WaitTimeSeconds ?? queue.receiveWaitSeconds) * 1000;
      const visibilitySeconds = VisibilityTimeout ?? queue.visibilitySeconds;
      const request = { queue, limit: MaxNumberOfMessages, visibilitySeconds, held: false };
      let taken = receive(request);
      while (taken.length === 0 && performance.now() < deadline) {
        await waitForMessage(queue.name, deadline - performance.now());
        taken = receive(request);
      }
      const wanted = [...AttributeNames, ...MessageSystemAttributeNames];
      return taken.length === 0 ? {} : { Messages: taken.map((message) => toClient(message, wanted)) };
    },
  };
}

function ending({ store, clock, get, announce }: QueueParts) {
  return {
    DeleteMessage(raw: unknown) {
      const { QueueUrl, ReceiptHandle } = parseInput(DeleteMessageInput, raw);
      store.remove(get(queueNameOf(QueueUrl)).name, checkReceipt(ReceiptHandle));
      return {};
    },
    ChangeMessageVisibility(raw: unknown) {
      const { QueueUrl, ReceiptHandle, VisibilityTimeout } = parseInput(ChangeMessageVisibilityInput, raw);
      const { name } = get(queueNameOf(QueueUrl));
      const now = clock.now();
      const visible = now + VisibilityTimeout * 1000;
      if (!store.changeVisible(name, checkReceipt(ReceiptHandle), { now, visible })) throw notInFlight();
      announce(name, visible);
      return {};
    },
  };
}

function toClient(message: Received, wanted: string[]) {
  const attributes = Object.entries(systemAttributes(message)).filter(
    ([name]) => wanted.includes('All') || wanted.includes(name),
  );
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receipt,
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(attributes.length === 0 ? {} : { Attributes: Object.fromEntries(attributes) }),
  };
}

/** What SQS tells of a message besides its body. */
export const systemAttributes = ({ receives, sent, firstReceived, deadLetterSource }: MessageRow) => ({
  ApproximateReceiveCount: String(receives),
  SentTimestamp: String(sent),
  SenderId: 'local',
  ApproximateFirstReceiveTimestamp: String(firstReceived ?? sent),
  ...(deadLetterSource === null ? {} : { DeadLetterQueueSourceArn: deadLetterSource }),
});

export const md5 = (text: string) => createHash('md5').update(text).digest('hex');

function checkReceipt(receipt: string): string {
  if (!Number.isInteger(idOf(receipt))) {
    throw new AwsError('ReceiptHandleIsInvalid', 'The receipt handle is not valid.');
  }
  return receipt;
}

const notInFlight = () =>
  new AwsError(
    'MessageNotInflight',
    'The message is not in flight.',
    400,
    'AWS.SimpleQueueService.MessageNotInflight',
  );
