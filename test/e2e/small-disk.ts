import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalCloud } from '#test/support/local-cloud.ts';

/** A way in which a cloud runs out of room, without the rights of an administrator. */
type SmallDisk = {
  name: string;
  /** Undefined where this machine allows it; else why not. */
  missing: string | undefined;
  within?: (directory: string) => string[];
  fill(cloud: LocalCloud): void;
  makeRoom(cloud: LocalCloud): void;
};

const ownMounts = ['unshare', '--user', '--map-root-user', '--mount'];
const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

/** Of the file system in memory; the cloud needs a tenth. */
const size = '96m';
const ballast = ({ process, directory }: LocalCloud) =>
  join(`/proc/${process.pid}/root`, directory, 'ballast');

/** A real file system that is really full; containers often forbid the namespace that it needs. */
const fileSystem: SmallDisk = {
  name: 'a file system that is full',
  missing: works(ownMounts[0] ?? '', ...ownMounts.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt')
    ? undefined
    : 'this machine lets nobody mount a file system of their own',
  within: (directory) => [
    ...[...ownMounts, 'sh', '-c', `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$@"`],
    directory,
  ],
  fill(cloud) {
    try {
      for (let part = 1; part <= 100; part += 1)
        writeFileSync(`${ballast(cloud)}`, Buffer.alloc(2 ** 20, 1), { flag: 'a' });
    } catch {
      // It is full now.
    }
  },
  makeRoom: (cloud) => rmSync(ballast(cloud)),
};

/** No file may grow: a quota that any process may be given, wherever it runs. */
const fileSizes: SmallDisk = {
  name: 'files that may not grow',
  missing: works('prlimit', '--version') ? undefined : 'this machine has no prlimit',
  fill: (cloud) => limit([cloud.process.pid, ...engineOf(cloud)], '1:unlimited'),
  makeRoom: (cloud) => limit([cloud.process.pid], 'unlimited:unlimited'),
};

export const smallDisks = [fileSystem, fileSizes];

function limit(pids: (number | string | undefined)[], bytes: string) {
  for (const pid of pids) execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}`]);
}

/** The DynamoDB engine and the shell that looks after it. */
const engineOf = ({ directory }: LocalCloud) => {
  const leader = readFileSync(join(directory, 'dynamodb.pid'), 'utf8');
  const lines = execFileSync('ps', ['-A', '-o', 'pgid=,pid='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [group, pid] = line.trim().split(/\s+/);
    return group === leader && pid !== undefined ? [pid] : [];
  });
};
