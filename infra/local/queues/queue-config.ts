/** A standard queue as CloudFormation describes it, with the service's defaults where it says nothing. */
export interface QueueConfig {
  name: string;
  arn: string;
  visibilitySeconds?: number;
  delaySeconds?: number;
  retentionSeconds?: number;
  receiveWaitSeconds?: number;
  maximumMessageBytes?: number;
  /** The key of KMS that its messages lie under. */
  kmsKey?: string;
  redrive?: { deadLetterArn: string; maxReceiveCount: number };
}

export type Queue = Required<Omit<QueueConfig, 'redrive' | 'kmsKey'>> &
  Pick<QueueConfig, 'redrive' | 'kmsKey'>;

export const queueOf = (config: QueueConfig): Queue => ({
  visibilitySeconds: 30,
  delaySeconds: 0,
  retentionSeconds: 345_600,
  receiveWaitSeconds: 0,
  maximumMessageBytes: 1_048_576,
  ...config,
});

/** A queue's name is the last part of its ARN and of its URL. */
export const queueNameOf = (arnOrUrl: string) => arnOrUrl.split(/[:/]/).at(-1) ?? '';
