import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { attributesOf, type PoolUser } from '#local/identity/users.ts';
import { AwsError } from '#local/kernel/aws-error.ts';
import type { JsonService } from '#local/kernel/aws-json.ts';
import type { Clock } from '#local/kernel/engine.ts';

interface UserPoolOptions {
  db: DatabaseSync;
  clock: Clock;
  /** The pool that the assembly has; undefined where it has none. */
  poolId: string | undefined;
  /** To whom the issuer gives tokens: those of the pool are put in and taken out here. */
  users: PoolUser[];
}

const UserPoolId = z.string();
const User = z.strictObject({ UserPoolId, Username: z.string().min(1).max(128) });
const Attributes = z.array(z.strictObject({ Name: z.string(), Value: z.string().default('') }));
const Create = User.extend({
  UserAttributes: Attributes.default([]),
  DesiredDeliveryMediums: z.array(z.enum(['EMAIL', 'SMS'])).optional(),
});
const List = z.strictObject({ UserPoolId, Limit: z.int().min(0).max(60).optional() });

const Row = z.object({
  name: z.string(),
  attributes: z.string().transform((text) => Attributes.parse(JSON.parse(text))),
  enabled: z.number(),
  created: z.number(),
});
type Row = z.infer<typeof Row>;

/** What an administrator does with the users of a Cognito user pool, kept in the cloud's folder. */
export function createUserPool(options: UserPoolOptions): JsonService {
  const { clock, users, poolId } = options;
  const rows = createRows(options);
  for (const row of rows.all()) admit(users, row);

  const existing = (raw: unknown): Row => {
    const { Username } = parse(User, raw);
    const row = rows.find(Username);
    if (row === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.');
    return row;
  };
  const enable = (raw: unknown, enabled: 0 | 1) => {
    const row = { ...existing(raw), enabled };
    rows.save(row);
    admit(users, row);
    return {};
  };
  const actions: Record<string, (raw: unknown) => unknown> = {
    AdminCreateUser(raw) {
      const { Username: name, UserAttributes } = parse(Create, raw);
      if (users.some(({ username }) => username === name) || rows.find(name) !== undefined)
        throw new AwsError('UsernameExistsException', 'User account already exists');
      // The development issuer knows everybody by name.
      const attributes = [...UserAttributes, { Name: 'sub', Value: name }];
      const row = { name, attributes, enabled: 1, created: clock.now() };
      rows.save(row);
      admit(users, row);
      return { User: { ...shown(row), Attributes: attributes } };
    },
    ListUsers: (raw) => {
      const { Limit = 60 } = parse(List, raw);
      const users = rows.all().slice(0, Limit);
      return { Users: users.map((row) => ({ ...shown(row), Attributes: row.attributes })) };
    },
    AdminGetUser: (raw) => {
      const row = existing(raw);
      return { ...shown(row), UserAttributes: row.attributes };
    },
    AdminDisableUser: (raw) => enable(raw, 0),
    AdminEnableUser: (raw) => enable(raw, 1),
    AdminUserGlobalSignOut: (raw) => existing(raw) && {},
  };
  const InPool = z.looseObject({ UserPoolId: z.literal(poolId ?? '') });
  return {
    async handle(action, input) {
      const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
      if (act === undefined)
        throw new AwsError('UnknownOperationException', `${action} is not built in here`);
      if (!InPool.safeParse(input).success)
        throw new AwsError('ResourceNotFoundException', 'User pool does not exist.');
      return act(input);
    },
  };
}

function createRows({ db, users, clock }: UserPoolOptions) {
  db.exec(`CREATE TABLE IF NOT EXISTS identity_user
    (name TEXT PRIMARY KEY, attributes TEXT NOT NULL, enabled INTEGER NOT NULL, created INTEGER NOT NULL) STRICT`);
  const insert = db.prepare('INSERT OR REPLACE INTO identity_user VALUES (?, ?, ?, ?)');
  const add = db.prepare('INSERT OR IGNORE INTO identity_user VALUES (?, ?, 1, ?)');
  const all = db.prepare('SELECT * FROM identity_user ORDER BY name');
  const one = db.prepare('SELECT * FROM identity_user WHERE name = ?');
  for (const user of users)
    add.run(user.username, JSON.stringify(listed(attributesOf(user))), Math.round(clock.now()));
  return {
    all: () => all.all().map((row) => Row.parse(row)),
    find(name: string): Row | undefined {
      const row = one.get(name);
      return row === undefined ? undefined : Row.parse(row);
    },
    save: ({ name, attributes, enabled, created }: Row) =>
      insert.run(name, JSON.stringify(attributes), enabled, Math.round(created)),
  };
}

const listed = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

/** Lets somebody have tokens, or no more, as the row says. */
function admit(users: PoolUser[], { name, attributes, enabled }: Row): void {
  const known = users.findIndex(({ username }) => username === name);
  if (known >= 0) users.splice(known, 1);
  if (enabled === 0) return;
  const kept = Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));
  users.push({ username: name, attributes: kept });
}

const shown = ({ name, enabled, created }: Row) => ({
  Username: name,
  Enabled: enabled === 1,
  UserStatus: 'FORCE_CHANGE_PASSWORD',
  UserCreateDate: created / 1000,
});

function parse<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AwsError('InvalidParameterException', z.prettifyError(parsed.error));
}
