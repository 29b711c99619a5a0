import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { followUps, type Handler, handlers, queueVariable } from '#shared/follow-up/follow-ups.ts';
import { EventQueue } from './event-queue.ts';
import { type FollowUpNeeds, followUpFunctions } from './follow-up-functions.ts';
import { StreamConsumer } from './stream-consumer.ts';

type FollowUpsProps = FollowUpNeeds & { key: DataKey };

/** Does what follows from journal entries: from the table's stream, over a queue for each handler of the list, to its function. */
export class FollowUps extends Construct {
  constructor(scope: Construct, id: string, props: FollowUpsProps) {
    super(scope, id);
    const functions = followUpFunctions(props);
    const queues = handlers
      .values()
      .map((handler) => [handler, this.#queue(handler, functions, props)] as const);
    this.#notify(props, new Map(queues));
  }

  #queue(
    handler: Handler,
    functions: ReturnType<typeof followUpFunctions>,
    props: FollowUpsProps,
  ): EventQueue {
    const { grant, lambda, queue } = functions[handler];
    const name = `${handler[0]?.toUpperCase()}${handler.slice(1)}`;
    const { config, key } = props;
    const consumer = new ServiceFunction(this, name, { ...lambda, config, entry: `events/${handler}.ts` });
    grant(consumer);
    return new EventQueue(this, `${name}Queue`, { ...queue, key, consumer });
  }

  /** Reads the stream for all of them: DynamoDB has room for two readers, and the process is one. */
  #notify({ config, key, table }: FollowUpsProps, queues: Map<Handler, EventQueue>): void {
    const urls = queues.entries().map(([handler, { queue }]) => [queueVariable(handler), queue.queueUrl]);
    const notify = new ServiceFunction(this, 'Notify', {
      config,
      entry: 'events/notify.ts',
      description: 'Queues what follows from an act',
      timeout: Duration.minutes(1),
      environment: { TABLE_NAME: table.name, ...Object.fromEntries(urls) },
    });
    table.dossiers.grantReadReference(notify);
    for (const queue of queues.values()) queue.grantSend(notify);
    new StreamConsumer(this, 'Consumer', {
      table,
      key,
      consumer: notify,
      marks: Object.fromEntries(followUps.map(({ mark, type }) => [mark, type])),
      onlyNew: true,
    });
  }
}
