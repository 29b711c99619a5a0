import { z } from 'zod';

/** A resource as it stands in a template, before its references are resolved. */
const TemplateResource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});

const Output = z.looseObject({
  Value: z.unknown(),
  Condition: z.string().optional(),
  Export: z.object({ Name: z.unknown() }).optional(),
});

/** The sections of a CloudFormation template that are obeyed here; `Rules` and metadata guard deployments only. */
export const Template = z.strictObject({
  Resources: z.record(z.string(), TemplateResource),
  Outputs: z.record(z.string(), Output).default({}),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Rules: z.unknown().optional(),
  Metadata: z.unknown().optional(),
  Description: z.string().optional(),
  AWSTemplateFormatVersion: z.string().optional(),
});
export type Template = z.infer<typeof Template>;
