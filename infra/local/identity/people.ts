import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Someone to whom the development issuer gives tokens. */
export const Person = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  actor: z.string().min(1),
  unit: z.string().optional(),
  roles: z.array(z.string()),
});
export type Person = z.infer<typeof Person>;

/** Everybody's secret. */
export const developmentSecret = 'local';

export const readPeople = (file: URL): Person[] =>
  z
    .array(Person)
    .min(1)
    .parse(JSON.parse(readFileSync(file, 'utf8')));

/** What a user pool keeps of somebody. */
export const attributesOf = ({ id, name, actor, unit, roles }: Person): Record<string, string> => ({
  sub: id,
  name,
  'custom:actor': actor,
  ...(unit !== undefined && { 'custom:unit': unit }),
  ...(roles.length > 0 && { 'custom:roles': roles.join(' ') }),
});
