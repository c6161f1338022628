/** The acts that a stored document of rules or tasks names, whatever else is in it: nothing is loaded to read it. */
export function actsNamedIn(stored: unknown): string[] {
  const { rules, tasks } = (stored ?? {}) as { rules?: unknown; tasks?: unknown }
  return [rules, tasks].flatMap((list) =>
    Array.isArray(list)
      ? list.flatMap((each: { act?: unknown }) => (typeof each.act === 'string' ? each.act : []))
      : [],
  )
}
