import { writeFile } from 'node:fs/promises';
import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { command, say } from './command.ts';

const usage = `portals <command>   (USER_POOL_ID and PORTAL_CLIENTS as the deployment's outputs say)

  list                          the portals' clients
  secret <portal> <file>        writes the secret of a portal's client into a file that only you may read
  add-secret <portal> <file>    makes a second secret and writes it there; both are good from then on
  end-secrets <portal> <kept>   ends every secret but the one that is called so`;

const named = z.string('USER_POOL_ID and PORTAL_CLIENTS must be in the environment');
const Environment = z.object({
  USER_POOL_ID: named,
  PORTAL_CLIENTS: named.transform((text) => new Map(text.split(',').map(pairOf))),
});

const pairOf = (text: string): [string, string] => {
  const [name = '', client = ''] = text.split('=');
  return [name, client];
};

type Client = { UserPoolId: string; ClientId: string };
const cognito = new CognitoIdentityProviderClient({});

const commands: Record<string, (client: Client, file: string) => Promise<void>> = {
  async secret(client, file) {
    const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand(client));
    await keep(UserPoolClient?.ClientSecret, file);
  },
  async 'add-secret'(client, file) {
    const { ClientSecretDescriptor } = await cognito.send(new AddUserPoolClientSecretCommand(client));
    await keep(ClientSecretDescriptor?.ClientSecretValue, file);
    say(`It is called ${ClientSecretDescriptor?.ClientSecretId}.`);
  },
  async 'end-secrets'(client, kept) {
    const { ClientSecrets = [] } = await cognito.send(new ListUserPoolClientSecretsCommand(client));
    const ended = ClientSecrets.filter(({ ClientSecretId }) => ClientSecretId !== kept);
    if (ended.length === ClientSecrets.length) throw new Error(`There is no secret called ${kept}.`);
    for (const { ClientSecretId } of ended)
      await cognito.send(new DeleteUserPoolClientSecretCommand({ ...client, ClientSecretId }));
    say(`${ended.length} ended.`);
  },
};

/** A secret is never printed: a terminal remembers. */
async function keep(secret: string | undefined, file: string): Promise<void> {
  if (secret === undefined) throw new Error('The user pool tells no secret of this client.');
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  say(`The secret is in ${file}.`);
}

await command(async ([verb = '', portal = '', last = '', ...more]) => {
  const chosen = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  const { USER_POOL_ID: UserPoolId, PORTAL_CLIENTS: clients } = Environment.parse(process.env);
  if (verb === 'list' && portal === '') {
    for (const [name, client] of clients) say(`${name}  ${client}`);
    return;
  }
  if (chosen === undefined || last === '' || more.length > 0) throw new Error(usage);
  const ClientId = clients.get(portal);
  if (ClientId === undefined) throw new Error(`There is no portal ${portal}.`);
  await chosen({ UserPoolId, ClientId }, last);
});
