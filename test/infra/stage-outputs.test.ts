import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { stackNames } from '#infra/config/stack-names.ts';
import { variablesOf } from '#infra/config/variables.ts';
import { stageOutputs } from '#infra/stage-outputs.ts';
import { deployed } from '#test/infra/stacks/synthesise.ts';

describe('the stacks of a stage', () => {
  it('are those that are deployed', () => {
    const names = Object.values(deployed('dev').stacks).map(({ stackName }) => stackName);
    expect(Object.values(stackNames('dev'))).toEqual(names);
  });

  it('give their outputs together, but not what they tell each other only', async () => {
    const said = {
      'motcua-dev': { TableName: 'dossiers', PublishOutputRefDossiers: 'dossiers' },
      'motcua-dev-api': { ApiUrl: 'https://api.example' },
      'motcua-dev-work': { StateMachineArn: 'arn:machine' },
      'motcua-dev-watch': {},
    };
    const aws = mockClient(CloudFormationClient);
    for (const [StackName, outputs] of Object.entries(said))
      aws.on(DescribeStacksCommand, { StackName }).resolves({
        Stacks: [
          {
            StackName,
            StackId: `arn:aws:cloudformation:ap-southeast-1:111122223333:stack/${StackName}/1`,
            StackStatus: 'CREATE_COMPLETE',
            CreationTime: new Date(0),
            Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
          },
        ],
      });
    const { account, outputs } = await stageOutputs(new CloudFormationClient(), 'dev');
    expect(account).toBe('111122223333');
    expect(variablesOf(outputs)).toEqual({
      OUTPUT_TableName: 'dossiers',
      TABLE_NAME: 'dossiers',
      OUTPUT_ApiUrl: 'https://api.example',
      API_URL: 'https://api.example',
      OUTPUT_StateMachineArn: 'arn:machine',
      STATE_MACHINE_ARN: 'arn:machine',
    });
  });
});
