import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Answers a finding of cdk-nag at the resource that it names, with the reason why it stands. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}
