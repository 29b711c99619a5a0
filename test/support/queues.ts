import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { type Assembly, readAssembly } from '#infra/local/assembly/assembly.ts';
import { sqsOf } from './aws.ts';
import { type Addresses, assemblyFolder } from './local-cloud.ts';

/** What the synthesised assembly asks for; its names are those of the running local cloud. */
export const assemblyAt = ({ api, aws, issuer, pages, s3 }: Addresses): Assembly =>
  readAssembly(assemblyFolder, {
    region: 'ap-southeast-1',
    account: '000000000000',
    apiUrl: api,
    queuesUrl: aws,
    s3Url: s3,
    identityUrl: issuer,
    pagesUrl: pages,
  });

const counted = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** Every queue that holds something, work and dead letters alike, with how much. */
export async function unfinished(addresses: Addresses): Promise<{ queue: string; messages: number }[]> {
  const sqs = sqsOf(addresses);
  const queues = assemblyAt(addresses).queues.map(async ({ name: queue }) => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }));
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counted] }),
    );
    return { queue, messages: counted.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0) };
  });
  return (await Promise.all(queues)).filter(({ messages }) => messages > 0);
}
