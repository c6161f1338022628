import { Navigate, Route, Routes, useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Page } from '../../ui/Page'
import { TabGroups } from '../../ui/TabGroups'
import { RuleEditor } from './RuleEditor'
import { groupsOf } from './rule-groups'

/** Every rule document of which there is only one; coupons are many, and have a separate page. */
export default function RulesPage() {
  const list = useAsk('settings.list', {})
  const { '*': below = '' } = useParams()
  return (
    <Page title="规则" hint="改了先提交，另一个人批准后才生效，随时可以回到以前的版本">
      <Answer asked={list} lines={8}>
        {({ settings }) => {
          const documents = settings.filter(({ setting }) => !setting.includes(':'))
          const shown = documents.find(({ setting }) => setting === below.split('/')[0])
          return (
            <>
              <TabGroups
                name="规则"
                groups={groupsOf(documents).map(({ title, documents: own }) => ({ title, links: own.map(linkTo) }))}
              />
              {shown && <p className="soft below-tabs">{shown.about}</p>}
              <Routes>
                <Route path=":setting/:proposalId?" element={<RuleEditor />} />
                <Route path="*" element={<Navigate to={`/rules/${documents[0]?.setting ?? 'tier'}`} replace />} />
              </Routes>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

const linkTo = ({ setting, title, isValid }: { setting: string; title: string; isValid: boolean }) => ({
  to: `/rules/${setting}`,
  title: isValid ? title : `${title}（有误）`,
})
