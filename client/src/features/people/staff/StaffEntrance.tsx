import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import { leadsTeam } from './staff-text'

type Props = {
  /** Null for whoever does not work here. */
  staff: ActionOutput<'staff.getMine'>['staff']
  /** Rights were given to them, whatever their post is. */
  hasRights: boolean
  onCounter: () => void
  onToday: () => void
  onTeam: () => void
  onJoin: () => void
  onBoard: () => void
  onChannels: () => void
  onEntrances: () => void
  onDoor: () => void
  onFollowUps: () => void
  onOwnCode: () => void
  onDesk: () => void
}

/** The way to the staff pages; other members see only where an invitation code is typed. */
export function StaffEntrance(props: Props) {
  const {
    staff,
    hasRights,
    onCounter,
    onToday,
    onTeam,
    onJoin,
    onBoard,
    onChannels,
    onEntrances,
    onDoor,
    onFollowUps,
    onOwnCode,
    onDesk,
  } = props
  const join = <ListRow icon="badge" title="输入店员邀请码" onClick={onJoin} />
  const desk = <ListRow icon="badge" title="登录运营台" onClick={onDesk} />
  if (!staff)
    return (
      <Section title="店员">
        <Card inset="rows">
          {hasRights ? desk : null}
          {join}
        </Card>
      </Section>
    )
  const [only] = staff.stores
  const place = staff.stores.length === 1 && only ? only.name : `${staff.stores.length} 家门店`
  return (
    <Section title="店员" note={`${staff.name} · ${place}`}>
      <Card inset="rows">
        <ListRow icon="scan" title="收银台" onClick={onCounter} />
        <ListRow icon="ledger" title="今日记录" onClick={onToday} />
        <ListRow icon="message" title="要联系的客人" onClick={onFollowUps} />
        <ListRow icon="calendar" title="活动签到" onClick={onDoor} />
        <ListRow icon="code" title="我的店员码" onClick={onOwnCode} />
        {leadsTeam(staff.role) ? <ListRow icon="friends" title="店员管理" onClick={onTeam} /> : null}
        {staff.role === 'headquarters' ? (
          <>
            <ListRow icon="points" title="经营看板" onClick={onBoard} />
            <ListRow icon="tag" title="渠道报表" onClick={onChannels} />
            <ListRow icon="code" title="入口与小程序码" onClick={onEntrances} />
          </>
        ) : null}
        {hasRights || leadsTeam(staff.role) ? desk : null}
        {join}
      </Card>
    </Section>
  )
}
