/** Memory in few arenas, and given back at once: glibc would keep a third of it for threads that come and go. */
const memory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

const flags = [
  // Young objects in 8 MB, in this thread and in those of functions: 16, V8's own, collects half as often for 60 MB more.
  '--max-semi-space-size=8',
  // Heaps may grow by so many percent between two whole collections. By itself V8 lets the small heaps of our threads
  // grow by 40, and then collects every few invocations: a fifth of all CPU, for 20 MB.
  '--heap-growing-percent=75',
  // node:sqlite and the stripping of types still call themselves experimental.
  '--disable-warning=ExperimentalWarning',
];

/** Starts this process again, once, with what can only be said at its start. */
export function settleProcess(): void {
  if (process.platform !== 'linux' || process.env['MALLOC_ARENA_MAX'] !== undefined) return;
  execute([...flags, ...process.execArgv], { ...process.env, ...memory });
}

/** Starts this process again as it was started; returns only where the system cannot do that. */
export function restartProcess(): void {
  execute(process.execArgv, process.env);
}

function execute(options: string[], environment: NodeJS.ProcessEnv) {
  const args = [process.execPath, ...options, ...process.argv.slice(1)];
  process.execve?.(process.execPath, args, environment);
}
