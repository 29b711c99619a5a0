/** The outputs of a deployment as commands find them in their environment: each as `OUTPUT_TableName` and as `TABLE_NAME`. */
export const variablesOf = (outputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([name, value]) => [
      [`OUTPUT_${name}`, value],
      [name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase(), value],
    ]),
  );
