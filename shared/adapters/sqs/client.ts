import { SQSClient } from '@aws-sdk/client-sqs';
import { configured, type Settings } from '#shared/adapters/aws/configuration.ts';

export const sqsClient = (settings?: Settings) => new SQSClient(configured(settings));
