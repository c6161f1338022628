/** How the rule documents stand on the page of rules; whatever a newer shop adds stands at the end. */
const GROUPS: readonly (readonly [title: string, settings: readonly string[]])[] = [
  ['会员得到什么', ['tier', 'check-in', 'points', 'growth', 'tasks']],
  ['带来新会员', ['referral', 'referral-detection', 'traffic']],
  ['认识会员', ['tag', 'score', 'lifecycle', 'question']],
  ['写给会员', ['messages', 'article', 'recommendation', 'feedback', 'follow-up', 'webhook']],
  ['数字', ['targets', 'figure-targets', 'own-figures', 'funnel', 'watch', 'cost']],
  ['收银和规矩', ['till', 'sale-limits', 'privacy', 'approvals']],
]

export interface RuleGroup<T> {
  title: string
  documents: T[]
}

/** The documents by group, in the order of the groups; groups without any are left out. */
export function groupsOf<T extends { setting: string }>(documents: readonly T[]): RuleGroup<T>[] {
  const grouped = GROUPS.map(([title, settings]) => ({
    title,
    documents: settings.flatMap((setting) => documents.find((each) => each.setting === setting) ?? []),
  }))
  const known = new Set(GROUPS.flatMap(([, settings]) => settings))
  const others = { title: '别的', documents: documents.filter(({ setting }) => !known.has(setting)) }
  return [...grouped, others].filter((group) => group.documents.length > 0)
}
