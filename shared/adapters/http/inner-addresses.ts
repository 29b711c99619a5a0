import * as dns from 'node:dns';
import { BlockList, type LookupFunction } from 'node:net';

/** What is not in the public internet: IANA's registries of special-purpose addresses, RFC 6890. */
const inner = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, bits, 'ipv4');

/** All that is given out is in `2000::/3`; of that, these lead inside or nowhere: Teredo, documentation, 6to4. */
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner.addSubnet(network, bits, 'ipv6');

/** Whether an address is one that no portal in the world has. */
export const isInner = (address: string, family: number): boolean =>
  family === 6 ? !world.check(address, 'ipv6') || inner.check(address, 'ipv6') : inner.check(address, 'ipv4');

/** A name that leads inside the network that we are in. */
class InnerAddress extends Error {
  override name = 'InnerAddress';
  readonly code = 'EINNERADDRESS';
}

/** Resolves a name for a connection, so that exactly what was checked is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    const isRefused = first === undefined || addresses.some((one) => isInner(one.address, one.family));
    if (error !== null) callback(error, []);
    else if (isRefused) callback(new InnerAddress(`${hostname} is not in the public internet`), []);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
