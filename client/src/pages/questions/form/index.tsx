import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { FormSteps } from '../../../features/reach/question/FormSteps'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { usePageViewed } from '../../use-page-viewed'

function FormPage() {
  const { key = '' } = useRouter().params
  const [pointsPaid, setPointsPaid] = useState<number | null>(null)
  const query = useQuery('question.getForm', { formKey: key }, { refreshOnShow: false })
  usePageViewed('questions/form')
  if (pointsPaid !== null) {
    const back = (
      <Button kind="quiet" size="small" onClick={() => void Taro.navigateBack()}>
        看看你说过的
      </Button>
    )
    const note = pointsPaid > 0 ? `${pointsPaid} 积分已到账` : '随时能改，也能删'
    return (
      <Page>
        <Empty picture="cup" title="记下了" note={note} action={back} />
      </Page>
    )
  }
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {({ form }) => <FormSteps form={form} onDone={setPointsPaid} onOutdated={() => void query.refresh()} />}
      </QueryView>
    </Page>
  )
}

export default guarded('questions/form', FormPage)
