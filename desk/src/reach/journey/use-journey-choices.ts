import { INBOX_LINKS } from '#shared/reach/inbox/inbox'
import { JOURNEY_KINDS, KIND_RULES } from '#shared/reach/journey/kind'
import { FACT_TITLE, JOURNEY_FACTS, MOMENT_TITLE, MOMENTS } from '#shared/reach/journey/occasions'
import { COUPON_TO_CHOOSE } from '#shared/reach/journey/ready'
import { JOURNEY_PURPOSES, PURPOSE_TITLE } from '#shared/reach/message/purpose'
import { useAsk } from '../../api/use-ask'
import { calledBy, type KnownNames, namesAmong } from '../../insight/segment/condition-names'
import { useSegmentChoices } from '../../insight/segment/use-segment-choices'
import { useTemplates } from '../../loyalty/coupon/use-templates'

const LINKS: Record<(typeof INBOX_LINKS)[number], string> = {
  coupons: '券包',
  points: '积分',
  'check-in': '签到',
  feedback: '意见反馈',
  occasion: '活动',
}
const facts = JOURNEY_FACTS.map((value) => ({ value, label: FACT_TITLE[value] }))
const KNOWN = {
  fact: facts,
  goal: facts,
  moment: MOMENTS.map((value) => ({ value, label: MOMENT_TITLE[value] })),
  purpose: JOURNEY_PURPOSES.map((value) => ({ value, label: PURPOSE_TITLE[value] })),
  link: INBOX_LINKS.map((value) => ({ value, label: LINKS[value] })),
  unit: [
    { value: 'minutes', label: '分钟' },
    { value: 'hours', label: '小时' },
    { value: 'days', label: '天' },
    { value: 'months', label: '个月' },
  ],
  kind: JOURNEY_KINDS.map((value) => ({ value, label: KIND_RULES[value].title })),
}

/** The choices for the fields of a journey, and what its ids are called. */
export function useJourneyChoices() {
  const { segmentId, ...asked } = useSegmentChoices()
  const known = { templates: useTemplates(), addresses: useAsk('webhook.list', {}).answer?.addresses }
  const { templates = [], addresses = [] } = known
  const tags = useAsk('tag.list', {}).answer?.tags ?? []
  // What a step names by now may be chosen no more, and is called by its name all the same.
  const couponKey = templates.map(({ templateId, title, state }) =>
    choice(templateId.replace(/^tpl_/, ''), title, state === 'live' ? null : '没在发'),
  )
  const tagKey = tags.filter(({ by }) => by === 'hand').map(({ key, name }) => choice(key, name))
  const addressKey = addresses
    .filter(({ tells }) => tells.includes('journey'))
    .map(({ key, title, isOn, allowed }) => choice(key, title, isOn && allowed !== null ? null : '没有放行'))
  const names: KnownNames = {
    ...namesAmong({ ...asked, segmentId }),
    coupon:
      known.templates && new Map(templates.map(({ templateId, title }) => [templateId.replace(/^tpl_/, ''), title])),
    address: known.addresses && new Map(addresses.map(({ key, title }) => [key, title])),
  }
  return {
    fields: {
      ...KNOWN,
      segmentId,
      couponKey: [{ value: COUPON_TO_CHOOSE, label: '选一张在用的券' }, ...couponKey],
      tagKey,
      addressKey,
    },
    conditions: { ...asked, segmentId },
    nameOf: calledBy(names),
  }
}

/** One that may be chosen, or that is only shown, with why. */
const choice = (value: string, title: string, why: string | null = null) => ({
  value,
  label: why === null ? title : `${title}（${why}）`,
  disabled: why !== null,
})
