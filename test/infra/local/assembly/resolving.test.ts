// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of CloudFormation
import { describe, expect, it } from 'vitest';
import { readAssembly } from '#infra/local/assembly/assembly.ts';
import { api, lambda, place, read, writeAssembly } from './written.ts';

/** What an output of this value resolves to. */
const resolved = (Value: unknown, more: Record<string, unknown> = {}) =>
  read(
    { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } }, Role: { Type: 'AWS::IAM::Role' } },
    { Outputs: { It: { Value } }, ...more },
  ).outputs.It;

describe('a value of a template', () => {
  it.each([
    [{ Ref: 'AWS::Region' }, 'ap-southeast-1'],
    [{ Ref: 'AWS::AccountId' }, '000000000000'],
    [{ Ref: 'AWS::StackName' }, 'app'],
    [{ Ref: 'Queue' }, 'http://127.0.0.1:4002/000000000000/q'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:ap-southeast-1:000000000000:q'],
    [{ 'Fn::GetAtt': 'Queue.QueueName' }, 'q'],
    [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::000000000000:role/app-Role'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }, 3]] }, 'a-aws-3'],
    [{ 'Fn::Sub': '${AWS::Region}/${Queue.QueueName}/${!Kept}' }, 'ap-southeast-1/q/${Kept}'],
    [
      { 'Fn::Sub': ['${A}-${AWS::Region}', { A: { 'Fn::GetAtt': ['Queue', 'QueueName'] } }] },
      'q-ap-southeast-1',
    ],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [{ 'Fn::Select': ['0', ['x', 'y']] }, 'x'],
  ])('%j is %s', (value, expected) => {
    expect(resolved(value)).toBe(expected);
  });

  it('may depend on conditions, parameters and mappings', () => {
    const more = {
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Mappings: { Sizes: { dev: { words: 'small' } } },
      Conditions: {
        IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
        IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
        Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
        Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
      },
    };
    expect(resolved({ 'Fn::If': ['IsDev', 'yes', 'no'] }, more)).toBe('yes');
    expect(resolved({ 'Fn::If': ['Both', 'yes', { 'Fn::If': ['Either', 'one', 'none'] }] }, more)).toBe(
      'one',
    );
    expect(resolved({ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'words'] }, more)).toBe('small');
  });

  it.each([
    [{ 'Fn::Base64': 'x' }, 'Fn::Base64 is not built into the local cloud'],
    [{ Ref: 'Nobody' }, 'app has no resource Nobody'],
    [{ 'Fn::GetAtt': ['Queue', 'Colour'] }, 'Queue.Colour: AWS::SQS::Queue has no such attribute here'],
    ['{{resolve:secretsmanager:x}}', 'secrets and parameters are not resolved locally'],
    [{ 'Fn::ImportValue': 'x' }, 'no stack of the assembly exports it'],
    [{ 'Fn::GetStackOutput': { StackName: 'app', OutputName: 'X' } }, 'app has no output X'],
  ])('%j is refused by name', (value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });
});

describe('a resource under a condition', () => {
  const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };

  it('is not there when the condition does not hold', () => {
    const Queue = { Type: 'AWS::SQS::Queue', Condition: 'Never' };
    expect(read({ Queue }, { Conditions }).queues).toEqual([]);
  });

  it('loses the properties that have no value', () => {
    const DelaySeconds = { 'Fn::If': ['Never', 5, { Ref: 'AWS::NoValue' }] };
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q', DelaySeconds } };
    expect(read({ Queue }, { Conditions }).queues).toEqual([
      { name: 'q', arn: 'arn:aws:sqs:ap-southeast-1:000000000000:q' },
    ]);
  });
});

describe('several stacks', () => {
  it('import from each other, whichever comes first', () => {
    const code = { Environment: { Variables: { QUEUE: { 'Fn::ImportValue': 'data:queue' } } } };
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } };
    const Outputs = { Queue: { Value: { Ref: 'Queue' }, Export: { Name: 'data:queue' } } };
    const stacks = {
      app: { Resources: { ...api, Role: { Type: 'AWS::IAM::Role' }, Work: lambda('work', code) } },
      data: { Resources: { Queue }, Outputs },
    };
    const { functions } = readAssembly(writeAssembly(stacks, ['work']), place);
    expect(functions[0]?.environment).toEqual({ QUEUE: 'http://127.0.0.1:4002/000000000000/q' });
  });
});

describe('several stacks without exports', () => {
  it('read the outputs of each other', () => {
    const queue = {
      'Fn::GetStackOutput': { StackName: 'data', OutputName: 'Q', Region: { Ref: 'AWS::Region' } },
    };
    const code = { Environment: { Variables: { QUEUE: queue } } };
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } };
    const stacks = {
      app: { Resources: { ...api, Role: { Type: 'AWS::IAM::Role' }, Work: lambda('work', code) } },
      data: { Resources: { Queue }, Outputs: { Q: { Value: { Ref: 'Queue' } } } },
    };
    const { functions } = readAssembly(writeAssembly(stacks, ['work']), place);
    expect(functions[0]?.environment).toEqual({ QUEUE: 'http://127.0.0.1:4002/000000000000/q' });
  });
});

describe('a folder without an assembly', () => {
  it('says what to run', () => {
    expect(() => readAssembly('/nowhere', place)).toThrow('run "npm run synth" first');
  });
});
