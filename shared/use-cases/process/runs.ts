/** What a waiting execution was told, and what it waits with. */
export type Run = { token: string; timer: number };

/** What an execution waits for: the dossier's timer. */
export type Wait = { code: string; timer: number; at: string };

/** The executions that keep time for dossiers. All of it may be repeated without harm. */
export interface Runs {
  /** The execution that waits for the dossier; undefined while none has parked its token. */
  find(code: string): Promise<Run | undefined>;
  /** Starts an execution under this name; `exists` if one of the name was started before, and may be over. */
  start(name: string, wait: Wait): Promise<'started' | 'exists'>;
  /** Lets a waiting execution go on to the next timer, or (`undefined`) to the end; `gone` when it waits no more. */
  answer(token: string, next: Wait | undefined): Promise<'answered' | 'gone'>;
}
