import { View } from '@tarojs/components'
import { brand } from '../../brand/brand'
import { afterCheckIn } from '../../features/front/home/after-check-in'
import { ConsentCard } from '../../features/front/home/ConsentCard'
import { HomeCard } from '../../features/front/home/HomeCard'
import { HomeLine } from '../../features/front/home/HomeLine'
import { changeHome, refreshHome } from '../../features/front/home/home-store'
import { InvitedNote } from '../../features/front/home/InvitedNote'
import { NewsLine } from '../../features/front/home/NewsLine'
import { useHome } from '../../features/front/home/use-home'
import { useHomeNews } from '../../features/front/home/use-home-news'
import { useSeen } from '../../features/insight/experiment/use-seen'
import { GoodsLists } from '../../features/insight/recommendation/GoodsLists'
import { CheckInStrip } from '../../features/loyalty/check-in/CheckInStrip'
import type { CheckInAnswer } from '../../features/loyalty/check-in/use-perform-check-in'
import { ClaimShelf } from '../../features/loyalty/coupon/ClaimShelf'
import { WelcomeLine } from '../../features/loyalty/coupon/WelcomeLine'
import { useAsking, useKnownReminders } from '../../features/reach/message/use-reminder'
import { useSession } from '../../session/use-session'
import { Icon } from '../../ui/Icon'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { dayText } from '../../ui/time-text'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import {
  openCheckIn,
  openCoupon,
  openCouponCentre,
  openInvite,
  openPoints,
  openTasks,
  openTiers,
  showCode,
  showCoupons,
} from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePlainShare } from '../use-plain-share'
import { usePullDown } from '../use-pull-down'
import styles from './index.module.scss'
import { useTarget } from './use-target'

function drawCheckIn(performed: CheckInAnswer) {
  changeHome((home) => afterCheckIn(home, performed))
  void refreshHome()
}

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={2} />
  </>
)

function HomePage() {
  const home = useHome()
  const news = useHomeNews(home.data)
  const asking = useAsking(useKnownReminders())
  const isShown = home.data !== null && home.staleAt === null
  // The remembered home is drawn at once, but nothing else is asked before the shop's current answer.
  const isSignedIn = useSession(({ member }) => member !== null)
  usePageViewed('home')
  usePullDown(home.refresh)
  usePlainShare()
  useTarget()
  const tried = home.data?.tried
  const areCouponsFirst = tried?.order?.areCouponsFirst === true
  const inviteLine = home.data?.isInviteOpen ? tried?.inviteLine : null
  // What is remembered from the last visit is not what the shop shows now.
  useSeen(isShown ? [tried?.order?.experimentId, inviteLine?.experimentId] : [], home.data?.memberId ?? null)
  const shelf = (
    <ClaimShelf
      isShown={isShown}
      mayAsk={isShown && isSignedIn}
      onUse={openCoupon}
      onCentre={openCouponCentre}
      onTake={() => asking.topUp('coupon-ending')}
    />
  )
  return (
    <Page>
      <QueryView query={home} skeleton={skeleton}>
        {(data) => (
          <>
            <HomeCard home={data} onTier={openTiers} onPoints={openPoints} onShowCode={showCode} />
            <NewsLine news={news} onTier={openTiers} />
            <WelcomeLine isNew={data.isNew} onWallet={showCoupons} />
            {data.invited ? (
              <InvitedNote invited={data.invited} onRules={data.isInviteOpen ? openInvite : undefined} />
            ) : null}
            {areCouponsFirst ? shelf : null}
            <CheckInStrip
              checkIn={data.checkIn}
              today={data.today}
              onPerformed={drawCheckIn}
              onOutdated={() => void refreshHome()}
              onBrowse={() => openCheckIn()}
              onMakeUp={openCheckIn}
              onTap={() => asking.topUp('check-in-next')}
            />
            {data.tasks?.almost ? (
              <HomeLine
                icon="leaf"
                title={`“${data.tasks.almost.title}”还差一步`}
                note={`到 ${dayText(data.tasks.almost.untilDay)}`}
                onClick={openTasks}
              />
            ) : null}
            {data.askConsent ? <ConsentCard /> : null}
          </>
        )}
      </QueryView>
      {areCouponsFirst ? null : shelf}
      <GoodsLists mayAsk={isShown && isSignedIn} onCode={showCode} />
      {home.data?.isInviteOpen ? (
        <HomeLine
          icon="friends"
          title="邀请有礼"
          note={inviteLine?.text ?? '你和好友各得什么、怎么算'}
          onClick={openInvite}
        />
      ) : null}
      {home.data && news.welcomePoints === null ? (
        <View className={styles.slogan}>
          <Icon name="logo" size={16} />
          {brand.slogan}
        </View>
      ) : null}
    </Page>
  )
}

export default guarded('home', HomePage)
