import { Navigate, NavLink, Route, Routes, useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Page } from '../../ui/Page'
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
              <nav className="tab-groups" aria-label="规则">
                {groupsOf(documents).map((group) => (
                  <div key={group.title}>
                    <span className="soft small">{group.title}</span>
                    <span>
                      {group.documents.map(({ setting, title, isValid }) => (
                        <NavLink key={setting} to={`/rules/${setting}`}>
                          {title}
                          {isValid ? '' : '（有误）'}
                        </NavLink>
                      ))}
                    </span>
                  </div>
                ))}
              </nav>
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
