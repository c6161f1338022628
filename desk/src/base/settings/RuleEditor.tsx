import { useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { asksForActs, useActChoices } from '../../growth/task/use-act-choices'
import { Answer } from '../../ui/Answer'
import { Editor } from './Editor'
import { OpenProposals } from './OpenProposals'
import { ProposalView } from './ProposalView'

/** A rule document: its form, or the proposed change that waits for approval. */
export function RuleEditor() {
  const { setting = '', proposalId } = useParams()
  const asked = useAsk('settings.get', { setting })
  const choices = useActChoices(setting)
  return (
    <Answer asked={asked} lines={10}>
      {({ value, version }) =>
        proposalId ? (
          <ProposalView proposalId={proposalId} back={`/rules/${setting}`} today={value} />
        ) : (
          <>
            <OpenProposals setting={setting} />
            <Editor
              key={`${setting}:${version}`}
              setting={setting}
              today={value}
              version={version}
              back={`/rules/${setting}`}
              {...(asksForActs(setting) && { choices })}
            />
          </>
        )
      }
    </Answer>
  )
}
