/**
 * The outputs of a deployment as commands find them in their environment: each as `OUTPUT_TableName` and as `TABLE_NAME`.
 * What stacks tell each other only, under names that the construct library begins with `Publish`, is left out.
 */
export const variablesOf = (outputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(outputs)
      .filter(([name]) => !name.startsWith('Publish'))
      .flatMap(([name, value]) => [
        [`OUTPUT_${name}`, value],
        [name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase(), value],
      ]),
  );
