import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { Section } from '../../../ui/Section'
import { type CentreActs, CentreCard } from './CentreCard'
import { type Centre, type CentreTemplate, groupsOf } from './centre-groups'
import type { Results } from './use-results'

interface Props {
  centre: Centre
  results: Results
  acts: CentreActs
}

/** What can be claimed, what points buy, and what cannot be had now. */
export function CentreList({ centre, results, acts }: Props) {
  if (centre.templates.length === 0) {
    return <Empty picture="coupon" title="现在没有可以领的券" note="有新券时会放在这里，过几天再来看看" />
  }
  const { free, forPoints, notNow } = groupsOf(centre.templates, (templateId) => results.of(templateId) !== null)
  const cards = (templates: CentreTemplate[]) =>
    templates.map((template) => (
      <CentreCard key={template.templateId} template={template} centre={centre} results={results} acts={acts} />
    ))
  return (
    <>
      {free.length > 0 ? <Section title="可以领取">{cards(free)}</Section> : null}
      {forPoints.length > 0 ? (
        <Section title="用积分换" note={`你有 ${grouped(centre.points)} 积分`}>
          {cards(forPoints)}
        </Section>
      ) : null}
      {notNow.length > 0 ? <Section title="现在领不了">{cards(notNow)}</Section> : null}
    </>
  )
}
