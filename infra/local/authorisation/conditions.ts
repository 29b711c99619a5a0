import { compileWildcards, type Fits } from '#local/authorisation/pattern.ts';

/** What a request says of itself under a condition key; undefined where the key does not belong to it. */
export type RequestContext = (key: string) => readonly string[] | undefined;

/** A condition block as it is written, its values as lists. */
export type Conditions = Record<string, Record<string, readonly string[]>>;

export type Holds = (context: RequestContext) => boolean;

/** Every key that the engines here can answer for. With another, a condition might hold here and not on AWS. */
const known =
  /^(aws:(SecureTransport|PrincipalArn|SourceArn|SourceAccount)|dynamodb:(LeadingKeys|Attributes)|events:ManagedBy|kms:(ViaService|SigningAlgorithm|MacAlgorithm|MessageType)|s3:(TlsVersion|object-lock-mode|object-lock-remaining-retention-days|ExistingObjectTag\/.+))$/;

type Compare = (wanted: string) => Fits;

const numeric =
  (compare: (given: number, wanted: number) => boolean): Compare =>
  (wanted) =>
  (given) =>
    compare(Number(given), Number(wanted));

const equals: Compare = (wanted) => (given) => given === wanted;

/** Those that hold when one of the values fits. */
const positive: Record<string, Compare> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: (wanted) => (given) => given.toLowerCase() === wanted.toLowerCase(),
  StringLike: compileWildcards,
  ArnEquals: compileWildcards,
  ArnLike: compileWildcards,
  Bool: (wanted) => (given) => given.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: numeric((given, wanted) => given === wanted),
  NumericLessThan: numeric((given, wanted) => given < wanted),
  NumericLessThanEquals: numeric((given, wanted) => given <= wanted),
  NumericGreaterThan: numeric((given, wanted) => given > wanted),
  NumericGreaterThanEquals: numeric((given, wanted) => given >= wanted),
};

/** Those that hold when none of the values fits, or the request does not have the key. */
const negative: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

/** All conditions of a statement together; throws for an operator or a key that is not known. */
export function compileConditions(conditions: Conditions): Holds {
  const all = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => compileOne(operator, key, values)),
  );
  return (context) => all.every((holds) => holds(context));
}

function compileOne(operator: string, written: string, values: readonly string[]): Holds {
  // Condition keys are the same in capitals.
  const key = written.replace(/^aws:/i, 'aws:');
  if (!known.test(key)) throw new Error(`the condition key ${key} is not known here`);
  if (operator === 'Null') return (context) => String(context(key) === undefined) === values[0];
  const [, quantifier, name = '', lenient] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const test = testOf(name, values, operator);
  if (quantifier === 'ForAllValues') return (context) => (context(key) ?? []).every(test.fits);
  if (quantifier === 'ForAnyValue') return (context) => (context(key) ?? []).some(test.fits);
  const missing = test.negative || lenient !== undefined;
  return (context) => {
    const given = context(key);
    return given === undefined ? missing : given.every(test.fits);
  };
}

function testOf(
  name: string,
  values: readonly string[],
  operator: string,
): { fits: Fits; negative: boolean } {
  const turned = Object.hasOwn(negative, name) ? negative[name] : undefined;
  const positiveName = turned ?? name;
  const compare = Object.hasOwn(positive, positiveName) ? positive[positiveName] : undefined;
  if (compare === undefined) throw new Error(`the condition operator ${operator} is not known here`);
  const each = values.map(compare);
  const some: Fits = (given) => each.some((fits) => fits(given));
  return turned === undefined
    ? { fits: some, negative: false }
    : { fits: (given) => !some(given), negative: true };
}
