import { useQuery } from '../../api/use-query'
import { FormList } from '../../features/reach/question/FormList'
import { SaidList } from '../../features/reach/question/SaidList'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openForm } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function QuestionsPage() {
  const query = useQuery('question.listMine', {})
  usePageViewed('questions')
  usePullDown(query.refresh)
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {({ forms, said }) => (
          <>
            <FormList forms={forms} onOpen={openForm} />
            <SaidList said={said} onChanged={() => void query.refresh()} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('questions', QuestionsPage)
