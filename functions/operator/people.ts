import { parseArgs } from 'node:util';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  paginateListUsers,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { Role } from '#shared/unit/role.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { command, say, todayInVietnam } from './command.ts';
import { endOfficer, publishOfficer } from './people/officers.ts';

const usage = `people <command>   (USER_POOL_ID and TABLE_NAME name the user pool and the table)

  list                                       everybody in the user pool
  add <user name> --email <address> --name <name> --actor officer|auditor|manager
      [--unit <unit>] [--roles <role,role>] [--from <date>]
                                             invites somebody; of an officer the record is published too
  disable <user name>                        signs somebody out, lets nobody in, and ends the officer's records
  enable <user name>                         lets somebody in again; an officer's record is published by hand`;

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  actor: { type: 'string' },
  unit: { type: 'string' },
  roles: { type: 'string' },
  from: { type: 'string' },
} as const;

const common = { email: z.email(), name: z.string().trim().min(1) };
const Invited = z.discriminatedUnion('actor', [
  z.strictObject({
    ...common,
    actor: z.literal('officer'),
    unit: UnitId,
    roles: z
      .string('--roles names at least one role')
      .transform((text) => text.split(','))
      .pipe(z.array(Role)),
    from: z.iso.date().default(todayInVietnam),
  }),
  z.strictObject({ ...common, actor: z.literal('auditor'), unit: UnitId.optional() }),
  z.strictObject({ ...common, actor: z.literal('manager'), unit: UnitId }),
]);
type Invited = z.infer<typeof Invited>;

const Environment = z.object({
  USER_POOL_ID: z.string('USER_POOL_ID must name the user pool').min(1),
  TABLE_NAME: z.string('TABLE_NAME must name the table').min(1),
});

type Place = { client: CognitoIdentityProviderClient; pool: string; table: string };
type Command = (place: Place, name: string, given: Record<string, string | undefined>) => Promise<void>;

const commands: Record<string, Command> = {
  async list({ client, pool }) {
    for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId: pool }))
      for (const user of Users) say(lineOf(user));
  },

  async add({ client, pool, table }, name, given) {
    const invited = Invited.parse(given);
    const { User } = await client.send(
      new AdminCreateUserCommand({
        UserPoolId: pool,
        Username: name,
        UserAttributes: attributesOf(invited),
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    );
    const id = z.string('the user pool gave no subject').parse(attribute(User, 'sub'));
    say(`${name} is invited, and known as ${id}.`);
    if (invited.actor !== 'officer') return;
    const { name: called, unit, roles, from } = invited;
    await publishOfficer(table, { id, name: called, unit, roles, from, active: true });
  },

  async disable({ client, pool, table }, name) {
    const user = { UserPoolId: pool, Username: name };
    const id = await subjectOf({ client, pool, table }, name);
    await client.send(new AdminDisableUserCommand(user));
    await client.send(new AdminUserGlobalSignOutCommand(user));
    say(`${name} is disabled; tokens that are out end within half an hour.`);
    await endOfficer(table, id);
  },

  async enable({ client, pool }, name) {
    await client.send(new AdminEnableUserCommand({ UserPoolId: pool, Username: name }));
    say(`${name} may sign in again.`);
  },
};

const attributesOf = ({ actor, email, name, ...more }: Invited) =>
  Object.entries({
    email,
    email_verified: 'true',
    name,
    'custom:actor': actor,
    'custom:unit': more.unit,
    'custom:roles': 'roles' in more ? more.roles.join(' ') : undefined,
  }).flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }]));

const attribute = (user: UserType | undefined, name: string) =>
  user?.Attributes?.find(({ Name }) => Name === name)?.Value;

const lineOf = (user: UserType) =>
  [
    user.Enabled === true ? ' ' : '✗',
    user.Username,
    attribute(user, 'name'),
    ...['actor', 'unit', 'roles'].map((one) => attribute(user, `custom:${one}`)),
    attribute(user, 'sub'),
  ]
    .filter((one) => one !== undefined)
    .join('  ');

async function subjectOf({ client, pool }: Place, name: string): Promise<string> {
  for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId: pool })) {
    const found = attribute(
      Users.find(({ Username }) => Username === name),
      'sub',
    );
    if (found !== undefined) return found;
  }
  throw new Error(`There is nobody called ${name}.`);
}

await command(async ([verb = '', ...args]) => {
  const chosen = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name = ''] = positionals;
  if (chosen === undefined || positionals.length > 1 || (name === '') !== (verb === 'list'))
    throw new Error(usage);
  const { USER_POOL_ID: pool, TABLE_NAME: table } = Environment.parse(process.env);
  await chosen({ client: new CognitoIdentityProviderClient({}), pool, table }, name, { ...values });
});
