import { useDidShow } from '@tarojs/taro'
import { recordEvent } from '../../api/record-event'
import { useQuery } from '../../api/use-query'
import { useHomeStore } from '../../features/front/home/home-store'
import { BadgeShelf } from '../../features/growth/task/BadgeShelf'
import { GrowthGuide } from '../../features/ledger/tier/GrowthGuide'
import { StandingCard } from '../../features/ledger/tier/StandingCard'
import { TierShelf } from '../../features/ledger/tier/TierShelf'
import { OwnBenefits } from '../../features/loyalty/benefit/OwnBenefits'
import { Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'
import { usePlainShare } from '../use-plain-share'
import { usePullDown } from '../use-pull-down'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={3} />
  </>
)

function TiersPage() {
  const list = useQuery('tier.list', {}, { keep: true })
  // An extra: without its answer the shelf still says what each tier brings.
  const own = useQuery('benefit.listMine', {}, { keep: true })
  const hasTasks = useHomeStore(({ answer }) => answer?.data.tasks?.isOpen === true)
  const badges = useQuery('task.list', {}, { keep: true, enabled: hasTasks })
  usePageViewed('tiers')
  usePullDown(list.refresh, own.refresh)
  usePlainShare()
  useDidShow(() => recordEvent('tier.compared'))
  return (
    <Page>
      <QueryView query={list} skeleton={skeleton}>
        {(data) => (
          <>
            <TierShelf {...data} />
            {own.data ? <OwnBenefits {...own.data} /> : null}
            {badges.data ? <BadgeShelf {...badges.data} /> : null}
            <Section title="我的成长">
              <StandingCard list={data} />
            </Section>
            <GrowthGuide list={data} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('tiers', TiersPage)
