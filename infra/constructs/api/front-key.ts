import { Aws, Fn } from 'aws-cdk-lib';

/** The header by which the distribution shows a function that it passes a request on. */
export const frontHeader = 'x-front-key';

/** What stands in it: the end of the stack's id, which only those know who may read the account. */
export const frontKey = (): string => Fn.select(2, Fn.split('/', Aws.STACK_ID));
