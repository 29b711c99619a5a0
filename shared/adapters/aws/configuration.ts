import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsCredentialIdentity } from '@smithy/types';

/** What differs between clients. Endpoint, region and credentials come from the environment where they are not given. */
export type Settings = {
  endpoint?: string;
  region?: string;
  credentials?: AwsCredentialIdentity;
  /** For the answer to one attempt, in milliseconds. */
  patience?: number;
};

/** To connect, in milliseconds. */
const connecting = 3_000;
/** After so long without a free connection the SDK warns, in milliseconds; it looks at each request before that. */
const queueing = 10_000;
const connections = { keepAlive: true, maxSockets: 50 };

/**
 * How every client of AWS is set up: connections are kept, an answer that takes too long is a lost one and is asked for
 * again, four times at most (docs/adr/0018-aws-by-its-sdk.md).
 */
export const configured = ({ patience = 3_000, ...given }: Settings = {}) => ({
  ...given,
  maxAttempts: 4,
  cacheMiddleware: true,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: connecting,
    requestTimeout: patience,
    throwOnRequestTimeout: true,
    socketAcquisitionWarningTimeout: queueing,
    httpAgent: connections,
    httpsAgent: connections,
  }),
});
