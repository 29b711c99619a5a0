import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { command, say } from './command.ts';
import { deadLetterOf } from './dead-letters/letter.ts';
import { type DeadLetterQueue, deadLetterQueues } from './dead-letters/queues.ts';

const usage = `dead-letters <command>   (STAGE names the stage)

  list             every queue of dead letters, how much lies in it, and what redriving it does
  show <queue>     what lies in it, without taking anything out
  redrive <queue>  lets all of it be tried again: sent back to its queue, or its function called with the same event
  purge <queue>    throws all of it away`;

const sqs = new SQSClient({});
const lambda = new LambdaClient({});

const commands: Record<string, (queue: DeadLetterQueue) => Promise<void>> = {
  async show({ url }) {
    // Hidden from others for a moment only.
    for await (const message of messagesIn(url, 5)) say(`${message.MessageId}  ${message.Body}`);
  },

  async redrive(queue) {
    const { arn, name, source } = queue;
    if (source === undefined) return callAgain(queue);
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn, DestinationArn: source.arn }));
    say(`What lies in ${name} goes back to ${source.name}.`);
  },

  async purge({ name, url }) {
    await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
    say(`${name} is emptied.`);
  },
};

/** Calls the functions that gave up, with the events on which they did; what is no event stays. */
async function callAgain({ name, url }: DeadLetterQueue): Promise<void> {
  let [called, left] = [0, 0];
  for await (const message of messagesIn(url, 60)) {
    const letter = deadLetterOf(message);
    if (letter === undefined) {
      left += 1;
      continue;
    }
    const Payload = JSON.stringify(letter.event);
    await lambda.send(
      new InvokeCommand({ FunctionName: letter.functionName, InvocationType: 'Event', Payload }),
    );
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
    called += 1;
  }
  say(`${name}: ${called} called again.`);
  if (left > 0)
    say(`${left} are positions in the table's stream: nothing can be redriven, see operations.md.`);
}

/** Everything that can be received now, each once. */
async function* messagesIn(url: string, hiddenFor: number): AsyncGenerator<Message> {
  const seen = new Set<string>();
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: hiddenFor,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (fresh.length === 0) return;
    for (const message of fresh) {
      seen.add(message.MessageId ?? '');
      yield message;
    }
  }
}

const lineOf = ({ name, count, source }: DeadLetterQueue) =>
  `${String(count).padStart(6)}  ${name}  ${source === undefined ? 'calls the function again' : `back to ${source.name}`}`;

await command(async ([verb = '', name = '', ...more]) => {
  const queues = await deadLetterQueues(sqs);
  if (verb === 'list' && name === '') return say(queues.map(lineOf).join('\n'));
  const chosen = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (chosen === undefined || more.length > 0) throw new Error(usage);
  const queue = queues.find((one) => one.name === name);
  if (queue === undefined) throw new Error(`There is no queue of dead letters ${name}: see "list".`);
  await chosen(queue);
});
