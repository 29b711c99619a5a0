import { z } from 'zod';

/** A resource of a stack with its name; its properties are resolved when they are read. */
export interface Resource {
  stack: string;
  logicalId: string;
  type: string;
  /** Its physical name. */
  readonly name: string;
  properties(): unknown;
}

/** Reads the properties by a schema that knows all of them; throws one sentence that names what it does not know. */
export function propertiesOf<Schema extends z.ZodType>(resource: Resource, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(resource.properties());
  if (parsed.success) return parsed.data;
  throw new Error(`${resource.type} ${resource.logicalId}: ${z.prettifyError(parsed.error)}`);
}

/** A property that is known and has no meaning here. */
export const inert = z.unknown().optional();

/** CloudFormation takes numbers and truth also as text. */
export const Count = z.coerce.number();
export const Flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true');

const nameProperty: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Events::Rule': 'Name',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Role': 'RoleName',
  // On AWS made up, and here the name by which a machine asks for tokens.
  'AWS::Cognito::UserPoolClient': 'ClientName',
  'AWS::Cognito::UserPoolResourceServer': 'Identifier',
};

/** The name that the template gives, or one that is unique to the stack. */
export function physicalName(
  { stack, logicalId, type }: Pick<Resource, 'stack' | 'logicalId' | 'type'>,
  given: unknown,
): string {
  if (given !== undefined) return z.string().parse(given);
  const made = `${stack}-${logicalId}`;
  return type === 'AWS::S3::Bucket' ? made.toLowerCase().slice(0, 63) : made;
}

export const nameIn = (type: string, properties: Record<string, unknown>): unknown =>
  properties[nameProperty[type] ?? ''];
