import { Aws, Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The name of a log group to which an AWS service delivers. The prefix spares the account's log policy, whose size the
 * service would otherwise use up; the end of the stack's id keeps it apart from what an earlier stack left behind.
 */
export function deliveredTo(scope: Construct, service: 'states' | 'apis'): string {
  const unique = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return `/aws/vendedlogs/${service}/${Stack.of(scope).stackName}-${unique}`;
}
