import vm from 'node:vm'

/**
 * Functions run in UTC, and the time zone belongs to the whole process: a worker cannot have its own. Going through
 * the main context reaches the real environment even where a test runner has put a copy in front of it.
 */
export function enterUtc(): void {
  if (new Date().getTimezoneOffset() === 0 && Intl.DateTimeFormat().resolvedOptions().timeZone === 'UTC') return
  vm.runInThisContext("process.env.TZ = 'UTC'")
}
