import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { RestNote } from '../../../ui/RestNote'
import { Section } from '../../../ui/Section'
import { contributionText, isTelling } from '../../../ui/signal-text'
import { type HeldMember, memberNote } from './held-text'

/** One member of a case, and every signal for and against them. */
export function HeldMemberCard({ member }: { member: HeldMember }) {
  const telling = member.signals.filter(isTelling)
  const rest = member.signals.length - telling.length
  const title = member.name ?? `会员 ${member.memberId.replace('mem_', '')}`
  return (
    <Section title={title} note={memberNote(member)}>
      <Card inset="rows">
        {telling.map(({ key, title: looksAt, valueText, contribution }) => (
          <ListRow
            key={key}
            title={looksAt}
            note={valueText}
            value={contributionText(contribution)}
            valueTone={contribution > 0 ? 'warm' : 'soft'}
          />
        ))}
        <ListRow title="合计" value={member.score.toFixed(1)} valueTone="strong" />
      </Card>
      {rest > 0 ? <RestNote>另外 {rest} 项没有特别之处</RestNote> : null}
    </Section>
  )
}
