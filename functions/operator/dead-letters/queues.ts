import { GetQueueAttributesCommand, paginateListQueues, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

export type DeadLetterQueue = {
  name: string;
  url: string;
  arn: string;
  count: number;
  /** The queue whose messages come here; undefined where functions leave what they were called with. */
  source: { name: string; arn: string } | undefined;
};

const Attributes = z.object({
  QueueArn: z.string(),
  ApproximateNumberOfMessages: z.coerce.number(),
  RedrivePolicy: z
    .string()
    .transform((text) => z.looseObject({ deadLetterTargetArn: z.string() }).parse(JSON.parse(text)))
    .optional(),
});

const Environment = z.object({ STAGE: z.string('STAGE must name the stage').min(1) });

/** The queues of dead letters of a stage, as its construct names them. */
export async function deadLetterQueues(sqs: SQSClient): Promise<DeadLetterQueue[]> {
  const { STAGE } = Environment.parse(process.env);
  const urls: string[] = [];
  const pages = paginateListQueues({ client: sqs, pageSize: 1000 }, { QueueNamePrefix: `motcua-${STAGE}-` });
  for await (const { QueueUrls = [] } of pages) urls.push(...QueueUrls);
  const all = await Promise.all(
    urls.map(async (url) => {
      const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] });
      const { Attributes: said } = await sqs.send(asked);
      return { url, name: url.split('/').at(-1) ?? '', ...Attributes.parse(said) };
    }),
  );
  return all
    .filter(({ name }) => name.includes('DeadLetters'))
    .map(({ name, url, QueueArn: arn, ApproximateNumberOfMessages: count }) => {
      const source = all.find(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn === arn);
      return { name, url, arn, count, source: source && { name: source.name, arn: source.QueueArn } };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
