import { useDidShow } from '@tarojs/taro'
import { recordEvent } from '../../api/record-event'
import { nameOf } from '../../features/front/home/card-text'
import { useHome } from '../../features/front/home/use-home'
import { MemberCode } from '../../features/people/member-code/MemberCode'
import { useShownCode } from '../../features/people/member-code/use-shown-code'
import { SaleReceipt } from '../../features/till/purchase/SaleReceipt'
import { useReceipt } from '../../features/till/purchase/use-receipt'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { useBrightWhile } from '../../ui/use-bright-while'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openPoints } from '../routes'
import { usePageViewed } from '../use-page-viewed'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={4} />
  </>
)

function CodePage() {
  const home = useHome()
  // Here and not in a child: a child drawn later would miss that the page is shown.
  const shown = useShownCode(home.data !== null)
  const { receipt, close } = useReceipt(shown.sinceAt, () => void home.refresh())
  useBrightWhile(receipt === null)
  usePageViewed('code')
  useDidShow(() => recordEvent('code.shown'))
  return (
    <Page>
      <QueryView query={home} skeleton={skeleton} dims={false}>
        {(data) =>
          receipt ? (
            <SaleReceipt receipt={receipt} onClose={close} />
          ) : (
            <MemberCode shown={shown} name={nameOf(data)} tier={data.tier} points={data.points} onPoints={openPoints} />
          )
        }
      </QueryView>
    </Page>
  )
}

export default guarded('code', CodePage)
