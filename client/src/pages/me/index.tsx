import { useQuery } from '../../api/use-query'
import { usePlaces } from '../../features/front/home/use-places'
import { PhoneInvite } from '../../features/people/member/PhoneInvite'
import { ProfileHeader } from '../../features/people/member/ProfileHeader'
import { useProfile } from '../../features/people/member/use-profile'
import { StaffEntrance } from '../../features/people/staff/StaffEntrance'
import { remindersIn } from '../../features/reach/message/use-reminder'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import {
  openArticles,
  openBoard,
  openBookings,
  openChannels,
  openCheckIn,
  openCounter,
  openDeskSignIn,
  openDoor,
  openEntrances,
  openFeedback,
  openFollowUps,
  openInbox,
  openInvite,
  openJoin,
  openOwnCode,
  openPoints,
  openPointsShop,
  openPrivacy,
  openProfile,
  openPurchases,
  openQuestions,
  openReminders,
  openStores,
  openTasks,
  openTeam,
  openTiers,
  openToday,
} from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function MePage() {
  const { data: mine } = useQuery('staff.getMine', {}, { keep: true })
  const { query, accept } = useProfile({ keep: true })
  const inbox = useQuery('inbox.countUnread', {})
  const { isUnknown, has, holds } = usePlaces()
  const reminders = useQuery('message.getReminders', {}, { keep: true, freshMs: 600_000 })
  usePageViewed('me')
  usePullDown(query.refresh)
  const isStaff = mine !== null && mine.staff !== null
  const entrance = mine ? (
    <StaffEntrance
      staff={mine.staff}
      hasRights={holds('desk')}
      onCounter={openCounter}
      onToday={openToday}
      onTeam={openTeam}
      onJoin={openJoin}
      onBoard={openBoard}
      onChannels={openChannels}
      onEntrances={openEntrances}
      onDoor={openDoor}
      onFollowUps={openFollowUps}
      onOwnCode={openOwnCode}
      onDesk={openDeskSignIn}
    />
  ) : null
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={2} />}>
        {(profile) => (
          <>
            <ProfileHeader profile={profile} onOpen={openProfile} />
            <PhoneInvite profile={profile} onBound={accept} onAsked={openProfile} />
          </>
        )}
      </QueryView>
      {isStaff ? entrance : null}
      <Section title="会员">
        <Card inset="rows">
          <ListRow
            icon="message"
            title="消息"
            onClick={openInbox}
            {...(inbox.data?.unread && { value: '新', valueTone: 'accent', label: '消息，有新的' })}
          />
          <ListRow icon="ledger" title="我的消费" onClick={openPurchases} />
          <ListRow icon="points" title="积分明细" onClick={openPoints} />
          <ListRow icon="tier" title="会员等级" onClick={openTiers} />
          {remindersIn(reminders.data).length > 0 ? (
            <ListRow icon="clock" title="提醒" onClick={openReminders} />
          ) : null}
          <ListRow icon="shield" title="隐私中心" onClick={openPrivacy} />
        </Card>
      </Section>
      <Section title="攒积分，换东西">
        <Card inset="rows">
          <ListRow icon="checkIn" title="签到日历" onClick={() => openCheckIn()} />
          <ListRow icon="friends" title="邀请有礼" onClick={openInvite} />
          {isUnknown ? (
            <Skeleton rows={2} />
          ) : (
            <>
              {has('tasks') ? <ListRow icon="leaf" title="任务和徽章" onClick={openTasks} /> : null}
              {has('points-shop') ? <ListRow icon="gift" title="积分商城" onClick={openPointsShop} /> : null}
            </>
          )}
        </Card>
      </Section>
      <Section title="你和店里">
        <Card inset="rows">
          <ListRow icon="store" title="门店" onClick={openStores} />
          <ListRow icon="info" title="意见和答复" onClick={openFeedback} />
          {isUnknown ? (
            <Skeleton rows={3} />
          ) : (
            <>
              {has('occasions') ? <ListRow icon="calendar" title="活动" onClick={openBookings} /> : null}
              {has('articles') ? <ListRow icon="eye" title="看茶" onClick={openArticles} /> : null}
              {has('questions') ? <ListRow icon="pencil" title="小问卷和你说过的" onClick={openQuestions} /> : null}
            </>
          )}
        </Card>
      </Section>
      {isStaff ? null : entrance}
    </Page>
  )
}

export default guarded('me', MePage)
