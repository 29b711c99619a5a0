import { z } from 'zod';

/** What intrinsic functions look up. */
export interface Scope {
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, top: string, second: string): unknown;
  exported(name: string): unknown;
  outputOf(stack: string, output: string): unknown;
  region: string;
}

/** `AWS::NoValue`: what it stands for is left out. */
export const noValue = Symbol('AWS::NoValue');

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const List = z.array(z.unknown());
/** Of a stack of the same account. */
const StackOutput = z.strictObject({
  StackName: z.string(),
  OutputName: z.string(),
  Region: z.string().optional(),
});

/** Replaces the intrinsic functions within a value; throws for one that is not built in. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return withoutDynamicReference(value);
  if (Array.isArray(value)) {
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && isIntrinsic(...first)) return apply(...first, scope);
  const resolved = entries.map(([key, item]) => [key, evaluate(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
}

/** `Condition` is also an ordinary key, of an object and not of a name. */
const isIntrinsic = (key: string, argument: unknown) =>
  key === 'Ref' || key.startsWith('Fn::') || (key === 'Condition' && typeof argument === 'string');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (name, scope) => scope.ref(z.string().parse(name)),
  Condition: (name, scope) => scope.condition(z.string().parse(name)),
  'Fn::GetAtt': getAtt,
  'Fn::Join': (argument, scope) => {
    const [separator, items] = z.tuple([z.string(), z.unknown()]).parse(argument);
    return z.array(Text).parse(evaluate(items, scope)).join(separator);
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, scope) => {
    const [index, items] = z.tuple([z.coerce.number(), List]).parse(evaluate(argument, scope));
    return items[index];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = z.tuple([z.string(), z.string()]).parse(evaluate(argument, scope));
    return text.split(separator);
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
    return evaluate(scope.condition(name) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [one, other] = z.tuple([Text, Text]).parse(evaluate(argument, scope));
    return one === other;
  },
  'Fn::And': (argument, scope) => List.parse(evaluate(argument, scope)).every((one) => one === true),
  'Fn::Or': (argument, scope) => List.parse(evaluate(argument, scope)).some((one) => one === true),
  'Fn::Not': (argument, scope) => List.parse(evaluate(argument, scope))[0] !== true,
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = z.tuple([z.string(), z.string(), z.string()]).parse(evaluate(argument, scope));
    return scope.mapping(map, top, second);
  },
  'Fn::ImportValue': (argument, scope) => scope.exported(z.string().parse(evaluate(argument, scope))),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = StackOutput.parse(evaluate(argument, scope));
    return scope.outputOf(StackName, OutputName);
  },
};

function apply(name: string, argument: unknown, scope: Scope): unknown {
  const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
  if (intrinsic === undefined) throw new Error(`${name} is not built into the local cloud`);
  return intrinsic(argument, scope);
}

function getAtt(argument: unknown, scope: Scope): unknown {
  const path = typeof argument === 'string' ? argument.split('.') : z.array(z.string()).parse(argument);
  const [logicalId = '', ...attribute] = path;
  return scope.attribute(logicalId, attribute.join('.'));
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, own] = z
    .union([
      z.string().transform((only) => [only, {}] as const),
      z.tuple([z.string(), z.record(z.string(), z.unknown())]),
    ])
    .parse(argument);
  const values = new Map(Object.entries(own).map(([key, value]) => [key, evaluate(value, scope)]));
  return text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (values.has(name)) return Text.parse(values.get(name));
    return Text.parse(name.includes('.') ? getAtt(name, scope) : scope.ref(name));
  });
}

function withoutDynamicReference(text: string): string {
  if (text.includes('{{resolve:'))
    throw new Error(`${text}: secrets and parameters are not resolved locally`);
  return text;
}
