import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import type { Surroundings } from '#infra/local/cloud.ts';

/**
 * What functions find in their environment on one machine, besides what the template says or in place of it. `callers`
 * are further limits of callers by `kind:id`, as JSON.
 */
export function environmentWith(callers: string | undefined) {
  const scanner = malwareScanner();
  return (template: Record<string, string>, { scans }: Surroundings): Record<string, string> => ({
    // Whom functions call listens on this machine.
    ALLOW_LOOPBACK: 'true',
    ...template,
    // Where the deployment scans what arrives, it is scanned before a function is notified of it.
    ...(scanner !== undefined && !scans && { CLAMAV_PROGRAM: scanner }),
    ...(template['LIMITS'] !== undefined &&
      callers !== undefined && { LIMITS: limitsWith(callers, template['LIMITS']) }),
  });
}

/**
 * ClamAV's program, where this machine has a daemon of it that answers, or whichever `CLAMAV_PROGRAM` names: it stands in
 * for the malware scan of the cloud.
 */
function malwareScanner(): string | undefined {
  const named = process.env['CLAMAV_PROGRAM'];
  if (named !== undefined) return named;
  return spawnSync('clamdscan', ['--ping', '1']).status === 0 ? 'clamdscan' : undefined;
}

const Callers = z.record(z.string(), z.json());
const Limits = z.looseObject({ callers: Callers.default({}) });

function limitsWith(callers: string, template: string): string {
  const limits = Limits.parse(JSON.parse(template));
  return JSON.stringify({
    ...limits,
    callers: { ...limits.callers, ...Callers.parse(JSON.parse(callers)) },
  });
}
