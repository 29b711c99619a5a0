import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The CloudFormation resource behind a construct, for a property that the construct cannot set. */
export function resourceOf<T extends CfnResource>(
  construct: IConstruct,
  kind: new (...args: never[]) => T,
): T {
  const resource = construct.node.defaultChild;
  if (!(resource instanceof kind)) throw new Error(`${construct.node.path} is no ${kind.name}`);
  return resource;
}
