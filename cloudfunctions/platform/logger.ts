/** What a log line may carry: facts about the request, never personal data, codes or tokens. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

export interface Logger {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, error: unknown, fields?: LogFields): void
}

/** One JSON line per call; `base` repeats in each. The commit is put in when the function is built. */
export function createLogger(base: LogFields): Logger {
  const write = (level: string, message: string, fields: LogFields) =>
    console.log(JSON.stringify({ level, message, ...base, ...fields, commit: process.env.CHANGLAI_COMMIT ?? 'dev' }))
  return {
    info: (message, fields = {}) => write('info', message, fields),
    warn: (message, fields = {}) => write('warn', message, fields),
    error: (message, error, fields = {}) => write('error', message, { ...fields, ...describeError(error) }),
  }
}

function describeError(error: unknown): LogFields {
  if (error instanceof Error) {
    return { error: error.message.slice(0, 500), stack: error.stack?.split('\n').slice(1, 6).join(' | ') }
  }
  return { error: String(error).slice(0, 500) }
}
