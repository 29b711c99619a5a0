import type { Run, Runs, Wait } from '#shared/use-cases/process/runs.ts';

/** An execution: about to leave its token, waiting with it, acting on its deadline, sealing, or over. */
export type Execution = {
  name: string;
  state: 'parking' | 'waiting' | 'deadline' | 'sealing' | 'over';
  wait: Wait;
  token?: string;
};

/** Executions in memory; nothing in them goes on by itself, so that whoever holds them decides the order of things. */
export function memoryRuns() {
  const executions = new Map<string, Execution>();
  const parked = new Map<string, Run>();

  const runs: Runs = {
    async find(code) {
      return parked.get(code);
    },
    async start(name, wait) {
      if (executions.has(name)) return 'exists';
      executions.set(name, { name, wait, state: 'parking' });
      return 'started';
    },
    async answer(token, next) {
      const waiting = executions.values().find((one) => one.state === 'waiting' && one.token === token);
      if (waiting === undefined) return 'gone';
      Object.assign(waiting, next === undefined ? { state: 'sealing' } : { state: 'parking', wait: next });
      return 'answered';
    },
  };

  return {
    runs,
    executions,
    /** The execution leaves a new token with its dossier, and waits. */
    park(execution: Execution) {
      const token = crypto.randomUUID();
      Object.assign(execution, { state: 'waiting', token });
      parked.set(execution.wait.code, { token, timer: execution.wait.timer });
    },
  };
}
