import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;
const fieldsOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];

/** A process and its children, and theirs. */
export function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), parent: Number(fieldsOf(Number(name))[1]) }];
      } catch {
        return [];
      }
    });
  const children = parents.filter(({ parent }) => parent === pid).flatMap((child) => familyOf(child.pid));
  return [pid, ...children];
}

/** CPU seconds used so far, user and system. */
export const cpuOf = (pids: number[]) =>
  pids.reduce(
    (sum, pid) => sum + (Number(fieldsOf(pid)[11]) + Number(fieldsOf(pid)[12])) / ticksPerSecond,
    0,
  );

/** Resident memory now, in MB, all of them together. */
export const memoryOf = (pids: number[]) =>
  pids.reduce(
    (sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
    0,
  ) / 1024;
