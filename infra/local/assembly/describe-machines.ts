import { z } from 'zod';
import { arnOf, type Place } from '#local/assembly/references.ts';
import { inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { MachineSource } from '#local/states/library.ts';

const MachineProperties = z.strictObject({
  StateMachineName: inert,
  StateMachineType: z.literal('STANDARD').default('STANDARD'),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
  EncryptionConfiguration: inert,
  LoggingConfiguration: inert,
  RoleArn: z.string(),
  Tags: inert,
  TracingConfiguration: inert,
});

export function describeMachine(resource: Resource, place: Place): MachineSource {
  const { RoleArn, ...properties } = propertiesOf(resource, MachineProperties);
  const { DefinitionString, DefinitionSubstitutions } = properties;
  const definition = Object.entries(DefinitionSubstitutions).reduce(
    // A JSON string's content: a substitute may hold quotes.
    (text, [name, value]) => text.replaceAll(`\${${name}}`, () => JSON.stringify(value).slice(1, -1)),
    DefinitionString,
  );
  return { arn: arnOf(resource, place), name: resource.name, roleArn: RoleArn, definition };
}
