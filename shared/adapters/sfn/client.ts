import { SFNClient } from '@aws-sdk/client-sfn';
import { configured, type Settings } from '#shared/adapters/aws/configuration.ts';

export const sfnClient = (settings?: Settings) => new SFNClient(configured(settings));
