import { type Assembly, readAssembly } from '#infra/local/assembly/assembly.ts';
import { nameOfRight, type Right, rightsIn } from '#infra/local/authorisation/rights.ts';
import { holderOf, shortOf } from './named.ts';

const place = {
  region: 'ap-southeast-1',
  account: '000000000000',
  apiUrl: 'http://127.0.0.1:4000',
  queuesUrl: 'http://127.0.0.1:4002',
  s3Url: 'http://127.0.0.1:4001',
  identityUrl: 'http://127.0.0.1:4003',
  pagesUrl: 'http://127.0.0.1:4007',
};

export interface Deployed {
  assembly: Assembly;
  region: string;
  /** Each right once, by `Function right`. */
  rights: Map<string, Right>;
}

/** What `cdk synth` wrote, and the rights of its roles. */
export function readDeployed(): Deployed {
  const assembly = readAssembly('cdk.out', place);
  // The construct library chooses what its own function may, which puts the files of the console into their bucket.
  const copying = new Set(assembly.fileDeployments.map(({ roleArn }) => roleArn));
  const granted = rightsIn(assembly.policies).filter(({ role }) => !copying.has(role));
  const once = new Map(granted.map((right) => [nameOfRight(right), right]));
  const rights = new Map([...once.values()].map((right) => [keyOf(right), right]));
  if (rights.size !== once.size) throw new Error('two rights have one name');
  return { assembly, region: place.region, rights };
}

const keyOf = (right: Right) => `${holderOf(right)} ${shortOf(right)}`;
