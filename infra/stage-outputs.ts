import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { stackNames } from '#infra/config/stack-names.ts';

/** The outputs of all stacks of a stage, and the account in which they are. */
export async function stageOutputs(client: Pick<CloudFormationClient, 'send'>, stage: string) {
  const stacks = await Promise.all(
    Object.values(stackNames(stage)).map(async (StackName) => {
      const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
      return Stacks[0];
    }),
  );
  const outputs = stacks.flatMap((stack) => stack?.Outputs ?? []);
  return {
    account: stacks[0]?.StackId?.split(':')[4],
    outputs: Object.fromEntries(
      outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
  };
}
