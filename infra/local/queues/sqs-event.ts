import { md5, systemAttributes } from '#local/queues/message-actions.ts';
import type { Queue } from '#local/queues/queue-config.ts';
import type { Received } from '#local/queues/schema.ts';

/** The event by which Lambda hands over messages. */
export const sqsEvent = ({ arn }: Queue, messages: Received[]) => ({
  Records: messages.map((message) => ({
    messageId: message.messageId,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: {},
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: arn.split(':')[3] ?? '',
  })),
});
