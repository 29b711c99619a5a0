import { CfnOutput, Stack } from 'aws-cdk-lib';

/** A stack of a stage; commands of the operator find its outputs in their environment. */
export class StageStack extends Stack {
  protected output(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
