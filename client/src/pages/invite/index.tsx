import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { brand } from '../../brand/brand'
import { InviteView } from '../../features/growth/referral/InviteView'
import { canInvite } from '../../features/growth/referral/invite'
import { PosterCanvas } from '../../features/growth/referral/PosterCanvas'
import { PosterSheet } from '../../features/growth/referral/PosterSheet'
import { posterWords } from '../../features/growth/referral/poster-words'
import { useInvite } from '../../features/growth/referral/use-invite'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'
import shareCard from './share-card.png'

/** What WeChat's menu shares while nobody new is counted, or before the shop has answered: only the shop. */
const PLAIN_CARD = { title: brand.name, path: '/pages/home/index', imageUrl: shareCard }

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={3} />
  </>
)

function InvitePage() {
  const { query, friends, more } = useInvite()
  const [isPosterOpen, setIsPosterOpen] = useState(false)
  usePageViewed('invite')
  usePullDown(query.refresh)
  const invite = query.data
  useShareAppMessage(() => (invite && canInvite(invite) ? { ...invite.share, imageUrl: shareCard } : PLAIN_CARD))
  return (
    <Page>
      <QueryView query={query} skeleton={skeleton}>
        {(data) => <InviteView invite={data} friends={friends} more={more} onPoster={() => setIsPosterOpen(true)} />}
      </QueryView>
      {invite?.terms ? (
        <>
          <PosterSheet
            open={isPosterOpen}
            words={posterWords(invite.terms)}
            hero={shareCard}
            onClose={() => setIsPosterOpen(false)}
          />
          {isPosterOpen ? <PosterCanvas /> : null}
        </>
      ) : null}
    </Page>
  )
}

export default guarded('invite', InvitePage)
