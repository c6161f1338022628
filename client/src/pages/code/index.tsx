import { useDidShow } from '@tarojs/taro'
import { recordEvent } from '../../api/record-event'
import { NO_NAME } from '../../features/home/card-text'
import { useHome } from '../../features/home/use-home'
import { MemberCode } from '../../features/member-code/MemberCode'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { QueryView } from '../QueryView'
import { openPoints } from '../routes'
import { usePageViewed } from '../use-page-viewed'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={3} />
  </>
)

export default function CodePage() {
  const home = useHome()
  usePageViewed('code')
  useDidShow(() => recordEvent('code.shown'))
  return (
    <Page>
      <QueryView query={home} skeleton={skeleton} dims={false}>
        {({ memberCode, nickname, tier, points }) => (
          <MemberCode
            memberCode={memberCode}
            name={nickname ?? NO_NAME}
            tier={tier}
            points={points}
            onPoints={openPoints}
          />
        )}
      </QueryView>
    </Page>
  )
}
