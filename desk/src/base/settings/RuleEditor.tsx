import { useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { DetectionTrial } from '../../growth/referral/DetectionTrial'
import { OwnTrial } from '../../insight/figure/OwnTrial'
import { drawOwnFigure } from '../../insight/figure/WhichSales'
import { drawTag } from '../../insight/segment/TagWhen'
import { Answer } from '../../ui/Answer'
import type { Draws } from '../../ui/form/form-context'
import { Editor } from './Editor'
import { OpenProposals } from './OpenProposals'
import { ProposalView } from './ProposalView'
import { useRuleChoices } from './use-rule-choices'

/** Documents with places that have a form of their own. */
const DRAWS: Readonly<Record<string, Draws>> = { 'own-figures': drawOwnFigure, tag: drawTag }

/** What is drawn beside a document that can be tried on what is past. */
function trialOf(setting: string) {
  if (setting === 'referral-detection') return (document: unknown) => <DetectionTrial document={document} />
  if (setting === 'own-figures') return (document: unknown) => <OwnTrial document={document} />
  return null
}

/** A rule document: its form, or the proposed change that waits for approval. */
export function RuleEditor() {
  const { setting = '', proposalId } = useParams()
  const asked = useAsk('settings.get', { setting })
  const choices = useRuleChoices(setting)
  const picture = trialOf(setting)
  return (
    <Answer asked={asked} lines={10}>
      {({ value, version }) =>
        proposalId ? (
          <ProposalView
            proposalId={proposalId}
            back={`/rules/${setting}`}
            today={value}
            {...(picture && { picture })}
          />
        ) : (
          <>
            <OpenProposals setting={setting} />
            <Editor
              key={`${setting}:${version}`}
              setting={setting}
              today={value}
              version={version}
              back={`/rules/${setting}`}
              choices={choices}
              {...(picture && { picture })}
              {...(setting in DRAWS && { draws: DRAWS[setting] })}
            />
          </>
        )
      }
    </Answer>
  )
}
