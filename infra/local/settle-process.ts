/**
 * Starts this process anew with what can only be said at its start: one memory arena for each two threads of
 * functions instead of eight, which saves a third of the memory; and no warnings about node:sqlite.
 */
export function settleProcess(): void {
  if (process.platform !== 'linux' || process.env['MALLOC_ARENA_MAX'] !== undefined) return;
  const args = ['--disable-warning=ExperimentalWarning', ...process.execArgv, ...process.argv.slice(1)];
  process.execve?.(process.execPath, [process.execPath, ...args], { ...process.env, MALLOC_ARENA_MAX: '2' });
}
