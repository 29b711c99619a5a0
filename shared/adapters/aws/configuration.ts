import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsCredentialIdentity } from '@smithy/types';

/** What differs between clients. Endpoint, region and credentials come from the environment unless they are given. */
export type Settings = {
  endpoint?: string;
  region?: string;
  credentials?: AwsCredentialIdentity;
  /** Maximum wait for the answer to one attempt. */
  timeoutMs?: number;
};

/** Maximum wait for a connection. */
const connectionTimeoutMs = 3_000;
/** The SDK warns after so long without a free connection; without this value it checks at each request. */
const queueWarningMs = 10_000;
const connections = { keepAlive: true, maxSockets: 50 };

/**
 * How every AWS client is configured: connections are kept alive, and a timed-out request is retried, with a maximum
 * of four attempts (docs/adr/0018-aws-by-its-sdk.md).
 */
export const configured = ({ timeoutMs = 3_000, ...given }: Settings = {}) => ({
  ...given,
  maxAttempts: 4,
  cacheMiddleware: true,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: timeoutMs,
    throwOnRequestTimeout: true,
    socketAcquisitionWarningTimeout: queueWarningMs,
    httpAgent: connections,
    httpsAgent: connections,
  }),
});
