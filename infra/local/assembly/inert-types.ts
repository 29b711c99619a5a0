const keys = 'what is stored here is not encrypted';
const watching = 'nobody watches a laptop; what functions log is in files';
const address = 'everything is reached by its port';
const signIn = 'the development issuer has an address and scopes of its own';

/** Resource types that are known and do nothing here, each with the reason. Any other type must be implemented. */
export const inertTypes: Readonly<Record<string, string>> = {
  'AWS::KMS::Alias': keys,
  'AWS::Logs::LogGroup': watching,
  'AWS::Logs::MetricFilter': watching,
  'AWS::Logs::QueryDefinition': watching,
  'AWS::Logs::ResourcePolicy': watching,
  'AWS::CloudWatch::Alarm': watching,
  'AWS::CloudWatch::CompositeAlarm': watching,
  'AWS::CloudWatch::Dashboard': watching,
  'AWS::SNS::Topic': 'only alarms are sent to topics',
  'AWS::SNS::TopicPolicy': 'only alarms are sent to topics',
  'AWS::SNS::Subscription': 'only alarms are sent to topics',
  'AWS::Cognito::UserPoolDomain': signIn,
  'AWS::Cognito::UserPoolResourceServer': signIn,
  'AWS::Lambda::LayerVersion': 'it is part of the function that deploys files, whose work is done here',
  'AWS::Route53::RecordSet': address,
  'AWS::Backup::BackupVault': 'copies for another day are the folder of the cloud',
  'AWS::Backup::BackupPlan': 'copies for another day are the folder of the cloud',
  'AWS::Backup::BackupSelection': 'copies for another day are the folder of the cloud',
  'AWS::Budgets::Budget': 'a laptop costs nothing by the month',
  'AWS::CDK::Metadata': 'it describes the construct library',
};
