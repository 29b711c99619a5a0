import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it, vi } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { statementsOn, textOf } from './policies.ts';
import { deployed, functionsOf, resourcesOf, templateOf } from './synthesise.ts';

const stages = ['dev', 'prod'].map((stage) => {
  const template = templateOf(stage);
  const all = <Properties = Record<string, unknown>>(type: string) => resourcesOf<Properties>(template, type);
  const deadLetters = all('AWS::SQS::Queue').filter(({ id }) => id.includes('DeadLetters'));
  return { stage, template, all, deadLetters, config: stageConfig(stage) };
});

interface Written {
  Type: string;
}

describe.each(stages)('the stacks of $stage', ({ stage, config, template }) => {
  const stacks = Object.values(deployed(stage).stacks);

  it('has no finding, of cdk-nag or of CloudFormation, that is not answered beside the resource', () => {
    vi.stubEnv('CDK_VALIDATION', 'true');
    const { directory } = deployed(stage).app.synth();
    vi.unstubAllEnvs();
    const report = readFileSync(join(directory, 'validation-report.json'), 'utf8');
    expect(JSON.parse(report).pluginReports).toEqual([]);
  }, 60_000);

  it('needs nothing but CloudFormation: no custom resource but for the files of the console', () => {
    const types = Object.values<Written>(template.toJSON().Resources).map(({ Type }) => Type);
    expect(
      types.filter((type) => !type.startsWith('AWS::') || type.startsWith('AWS::CloudFormation')),
    ).toEqual(['Custom::CDKBucketDeployment', 'Custom::CDKBucketDeployment']);
  });

  it('have room below the limit of CloudFormation, which is 500', () => {
    for (const stack of stacks)
      expect(Object.keys(Template.fromStack(stack).toJSON().Resources).length).toBeLessThanOrEqual(300);
  });

  it('lock each other in nothing: none exports what another imports', () => {
    for (const stack of stacks)
      expect(JSON.stringify(Template.fromStack(stack))).not.toMatch(/"Export"|ImportValue/);
  });

  it.each(stacks)('say whose they are: $stackName', (stack) => {
    expect(stack.tags.tagValues()).toEqual({
      project: 'motcua',
      stage,
      owner: config.owner,
      'cost-centre': config.costCentre,
    });
  });
});

describe.each(stages)('the functions of $stage', ({ all, config, template }) => {
  it('gives each function its role, and a log group that is kept as long as the stage says', () => {
    const functions = functionsOf<{ Role: unknown; LoggingConfig: { LogGroup: { Ref: string } } }>(
      template,
    ).map(({ properties }) => properties);
    expect(functions).toHaveLength(27);
    expect(new Set(functions.map(({ Role }) => textOf(Role))).size).toBe(27);
    const logs = new Map(
      all('AWS::Logs::LogGroup').map(({ id, properties }) => [id, properties.RetentionInDays]),
    );
    for (const { LoggingConfig } of functions) {
      expect(logs.get(LoggingConfig.LogGroup.Ref)).toBe(config.logRetentionDays);
    }
  });

  it('runs each function alike: Node 24 on ARM, traced, logging JSON', () => {
    for (const { properties } of functionsOf(template)) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: config.logLevel },
      });
    }
  });

  it('lets every log group forget', () => {
    for (const { properties } of all('AWS::Logs::LogGroup')) {
      expect(properties.RetentionInDays).toBe(config.logRetentionDays);
    }
  });
});

describe.each(stages)('the queues of $stage', ({ all, deadLetters }) => {
  it('keeps every queue under a key, and gives each that is none a queue of dead letters', () => {
    const queues = all<{ KmsMasterKeyId: unknown; RedrivePolicy?: { deadLetterTargetArn: unknown } }>(
      'AWS::SQS::Queue',
    );
    expect(deadLetters).toHaveLength(15);
    for (const { id, properties } of queues) {
      expect(properties.KmsMasterKeyId).toBeDefined();
      const dead = properties.RedrivePolicy?.deadLetterTargetArn;
      if (id.includes('DeadLetters')) expect(dead).toBeUndefined();
      else expect(deadLetters.map((queue) => `${queue.id}.Arn`)).toContain(textOf(dead));
    }
  });
});

describe.each(stages)('the alarms of $stage', ({ all, deadLetters }) => {
  it('alarms for each queue of dead letters at the first letter', () => {
    const watched = all<{ MetricName: string; Dimensions: { Value: unknown }[] }>('AWS::CloudWatch::Alarm')
      .filter(({ properties }) => properties.MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(({ properties }) => {
        expect(properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
        return textOf(properties.Dimensions[0]?.Value);
      });
    expect(watched.toSorted()).toEqual(deadLetters.map(({ id }) => `${id}.QueueName`).toSorted());
  });

  it('tells the topic of every alarm, when it sounds and when it ends', () => {
    const [topic, ...others] = all('AWS::SNS::Topic');
    expect(others).toEqual([]);
    expect(topic?.properties.KmsMasterKeyId).toBeDefined();
    for (const { properties } of all('AWS::CloudWatch::Alarm')) {
      expect(properties.AlarmActions).toEqual([{ Ref: topic?.id }]);
      expect(properties.OKActions).toEqual([{ Ref: topic?.id }]);
      expect(properties.AlarmDescription).toMatch(/\.$/);
    }
  });
});

describe.each(stages)('the buckets of $stage', ({ all }) => {
  it('keeps every bucket private, owned by the account, and encrypted', () => {
    for (const { properties } of all('AWS::S3::Bucket')) {
      expect(properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
      expect(properties.BucketEncryption).toBeDefined();
    }
  });

  it('logs who asks for objects, and keeps the archive under a key of its own', () => {
    interface Bucket {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: unknown } }];
      };
      LoggingConfiguration: { DestinationBucketName: { Ref: string } };
    }
    const [intake, archive, ...others] = [
      'IntakeBucket',
      'ArchiveBucket',
      'TextIndexBucket',
      'ExportsBucket',
    ].map((name) => all<Bucket>('AWS::S3::Bucket').find(({ id }) => id.startsWith(name)));
    const keyOf = (bucket: typeof intake) =>
      textOf(
        bucket?.properties.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault
          .KMSMasterKeyID,
      );
    expect(keyOf(archive)).not.toBe(keyOf(intake));
    for (const bucket of [intake, archive, ...others]) {
      expect(bucket?.properties.LoggingConfiguration.DestinationBucketName.Ref).toMatch(/^AccessLogs/);
    }
  });

  it('rotates every key but those that sign, whose certificate or root names them, and those that hash: people are known by one', () => {
    const keys = all('AWS::KMS::Key').map(({ properties }) => properties);
    const signing = keys.filter(({ KeyUsage }) => KeyUsage === 'SIGN_VERIFY');
    expect(signing.map(({ KeySpec }) => KeySpec)).toEqual(['RSA_3072', 'RSA_3072']);
    const hashing = keys.filter(({ KeyUsage }) => KeyUsage === 'GENERATE_VERIFY_MAC');
    expect(hashing).toHaveLength(2);
    for (const key of keys)
      if (![...signing, ...hashing].includes(key)) expect(key.EnableKeyRotation).toBe(true);
  });
});

describe.each(stages)('the doors of $stage', ({ all, template }) => {
  it.each(['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])(
    'refuses whoever comes without TLS: %s',
    (type) => {
      const policies = statementsOn(template, type);
      expect(policies.size).toBe(all(type.replace(/Policy$/, '')).length);
      for (const statements of policies.values()) {
        const refused = statements.filter(
          ({ condition }) => condition.Bool?.['aws:SecureTransport'] === 'false',
        );
        expect(refused.map(({ effect }) => effect)).toEqual(['Deny']);
      }
    },
  );
});
