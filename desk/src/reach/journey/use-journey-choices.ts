import { INBOX_LINKS } from '#shared/reach/inbox/inbox'
import { JOURNEY_KINDS, KIND_RULES } from '#shared/reach/journey/kind'
import { FACT_TITLE, JOURNEY_FACTS, MOMENT_TITLE, MOMENTS } from '#shared/reach/journey/occasions'
import { COUPON_TO_CHOOSE } from '#shared/reach/journey/ready'
import { JOURNEY_PURPOSES, PURPOSE_TITLE } from '#shared/reach/message/purpose'
import { useAsk } from '../../api/use-ask'
import { useSegmentChoices } from '../../insight/segment/use-segment-choices'

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
  const templates = useAsk('coupon.listTemplates', {}).answer?.templates ?? []
  const tags = useAsk('tag.list', {}).answer?.tags ?? []
  const addresses = useAsk('webhook.list', {}).answer?.addresses ?? []
  const couponKey = templates
    .filter(({ state }) => state === 'live')
    .map(({ templateId, title }) => ({ value: templateId.replace(/^tpl_/, ''), label: title }))
  const tagKey = tags.filter(({ by }) => by === 'hand').map(({ key, name }) => ({ value: key, label: name }))
  const addressKey = addresses
    .filter(({ isOn, allowed }) => isOn && allowed !== null)
    .map(({ key, title }) => ({ value: key, label: title }))
  const names: Record<string, readonly { value: string; label: string }[]> = {
    coupon: couponKey,
    tag: tagKey,
    address: addressKey,
    segment: segmentId,
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
    nameOf: (kind: string, key: string): string => names[kind]?.find(({ value }) => value === key)?.label ?? key,
  }
}
