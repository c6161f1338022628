/** A command that a page tells people to type. */
export interface Command {
  page: string
  text: string
}

export interface OpsCommand extends Command {
  action: string
  /** The JSON text, as the shell hands it on; `{}` where there is none. Null where it comes from a file. */
  input: string | null
}

/** Every `npm run …` and `npm start` in a page, up to the end of the line or of the backticks. */
export function npmCommands(page: string, text: string): Command[] {
  return [...text.matchAll(/\bnpm (?:run [\w:]+|start|test)(?: --[^`\n]*)?/g)].map(([found]) => ({
    page,
    text: found.trim(),
  }))
}

/** Those that ask the function `ops`. */
export function opsCommands(page: string, text: string): OpsCommand[] {
  const found = text.matchAll(/\bnpm run ops -- (?:--[\w-]+ )*([a-z-]+\.[A-Za-z]+)(?: ('[^']*'|@\S+))?/g)
  return [...found].map(([all, action = '', input]) => ({
    page,
    text: all,
    action,
    input: input?.startsWith('@') ? null : (input?.slice(1, -1) ?? '{}'),
  }))
}
