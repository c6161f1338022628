import Taro from '@tarojs/taro'
import { PhoneInvite } from '../../features/member/PhoneInvite'
import { ProfileHeader } from '../../features/member/ProfileHeader'
import { useProfile } from '../../features/member/use-profile'
import { StaffEntrance } from '../../features/staff/StaffEntrance'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'

function open(page: string) {
  void Taro.navigateTo({ url: `/pages/${page}/index` })
}

export default function MePage() {
  const { query, accept } = useProfile({ keep: true })
  usePageViewed('me')
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={2} />}>
        {(profile) => (
          <>
            <ProfileHeader profile={profile} onOpen={() => open('profile')} />
            <PhoneInvite phoneMasked={profile.phoneMasked} onBound={accept} />
          </>
        )}
      </QueryView>
      <Section title="会员">
        <Card inset="rows">
          <ListRow icon="points" title="积分明细" onClick={() => open('points')} />
          <ListRow icon="tier" title="会员等级" onClick={() => open('tiers')} />
          <ListRow icon="checkIn" title="签到日历" onClick={() => open('check-in')} />
          <ListRow icon="shield" title="隐私中心" onClick={() => open('privacy')} />
        </Card>
      </Section>
      <StaffEntrance onCounter={() => open('staff/counter')} onToday={() => open('staff/today')} />
    </Page>
  )
}
