import { useRight } from '../../frame/use-person'
import { type Tab, Tabbed } from '../../ui/Tabbed'
import { ByClerk } from './ByClerk'
import { OpenList } from './OpenList'

const OPEN: Tab = { path: 'open', title: '要联系的', Tab: OpenList }
const FIGURES: Tab = { path: 'clerks', title: '按店员', Tab: ByClerk }

/** Whom clerks speak to, and what came of it. */
export default function FollowUpsPage() {
  const tabs = [...(useRight('members') ? [OPEN] : []), ...(useRight('reports') ? [FIGURES] : [])]
  return <Tabbed base="/follow-ups" title="跟进" tabs={tabs} />
}
