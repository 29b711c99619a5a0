import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const Written = z.looseObject({
  Resources: z.record(z.string(), z.unknown()),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});

const Read = z.object({ 'Fn::GetStackOutput': z.object({ StackName: z.string(), OutputName: z.string() }) });

/** The resources and outputs of several stacks as one template; throws where two have the same name. */
export function joined(stacks: { name: string; written: unknown }[]): Template {
  const templates = new Map(stacks.map(({ name, written }) => [name, Written.parse(written)]));
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const read = Read.safeParse(value);
    if (!read.success)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]));
    const { StackName, OutputName } = read.data['Fn::GetStackOutput'];
    return resolve(templates.get(StackName)?.Outputs[OutputName]?.Value);
  };
  const all = (section: 'Resources' | 'Outputs') =>
    [...templates.values()].flatMap((template) => Object.entries(template[section]));
  const [Resources, Outputs] = [all('Resources'), all('Outputs')].map((entries) => {
    const names = entries.map(([name]) => name);
    if (new Set(names).size < names.length) throw new Error(`two stacks have the same of ${names}`);
    return Object.fromEntries(entries.map(([name, each]) => [name, resolve(each)]));
  });
  return Template.fromJSON({ Resources, Outputs });
}
